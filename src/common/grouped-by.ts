/** Items by a name, each group in the order of the items; those without a name are left out. */
export function groupedBy<T>(
  items: readonly T[],
  nameOf: (item: T) => string | null,
): ReadonlyMap<string | null, readonly T[]> {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group !== undefined) group.push(item);
    else if (name !== null) groups.set(name, [item]);
  }
  return groups;
}
