const SIZE = 500;

interface Walk<Row, Place> {
  /** Before the first row. */
  readonly start: Place;
  readonly placeOf: (row: Row) => Place;
  /** The next rows after a place, in the order of their places, at most so many. */
  readonly read: (after: Place, limit: number) => Promise<Row[]>;
  readonly size?: number;
}

/** Reads rows from place to place, many at a time. */
export async function* inBatches<Row, Place>({
  start,
  placeOf,
  read,
  size = SIZE,
}: Walk<Row, Place>): AsyncGenerator<Row[]> {
  let reached = start;
  for (;;) {
    const rows = await read(reached, size);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) return;
    reached = placeOf(last);
  }
}
