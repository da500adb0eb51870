import { isJsonObject, type Json, type JsonObject } from './json-text';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const TIME = /^([01]\d|2[0-3])[0-5]\d$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Meta's own limits ("Configure Call Settings"); that NXCloud keeps them is a guess. */
const MOST_ROWS_A_DAY = 2;
const MOST_HOLIDAY_ROWS = 20;

interface Row {
  key: string;
  from: string;
  to: string;
}

/** `hours_customize` of enable: an object, not text; undefined when it is wrong [calling enable page]. */
export function readHours(value: unknown): Json | undefined {
  if (!isJsonObject(value)) return undefined;
  const { status, timezone_id: timezone, weekly_operating_hours: weekly, ...rest } = value;
  const { holiday_schedule: holidays = [], ...unknown } = rest;
  if (Object.keys(unknown).length > 0) return undefined;
  if (status !== 'ENABLED' && status !== 'DISABLED') return undefined;
  if (typeof timezone !== 'string' || timezone === '') return undefined;
  const weeklyRows = readRows(weekly, ['day_of_week', 'open_time', 'close_time']);
  const holidayRows = readRows(holidays, ['date', 'start_time', 'end_time']);
  if (weeklyRows === undefined || holidayRows === undefined) return undefined;
  if (!weeklyRows.every(({ key }) => DAYS.includes(key) && count(weeklyRows, key) <= MOST_ROWS_A_DAY))
    return undefined;
  if (!holidayRows.every(({ key }) => DATE.test(key)) || holidayRows.length > MOST_HOLIDAY_ROWS)
    return undefined;
  if (overlap(weeklyRows) || overlap(holidayRows)) return undefined;
  return {
    status,
    timezone_id: timezone,
    weekly_operating_hours: weeklyRows.map((row) => ({
      day_of_week: row.key,
      open_time: row.from,
      close_time: row.to,
    })),
    holiday_schedule: holidayRows.map((row) => ({ date: row.key, start_time: row.from, end_time: row.to })),
  };
}

function readRows(value: unknown, names: readonly [string, string, string]): Row[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const rows = value.map((row: unknown) => (isJsonObject(row) ? readRow(row, names) : undefined));
  const read = rows.filter((row) => row !== undefined);
  return read.length === rows.length ? read : undefined;
}

function readRow(row: JsonObject, names: readonly [string, string, string]): Row | undefined {
  const [key, from, to] = names.map((name) => row[name]);
  if (typeof key !== 'string' || typeof from !== 'string' || typeof to !== 'string') return undefined;
  const fits = Object.keys(row).length === names.length && TIME.test(from) && TIME.test(to) && from < to;
  return fits ? { key, from, to } : undefined;
}

function count(rows: readonly Row[], key: string): number {
  return rows.filter((row) => row.key === key).length;
}

function overlap(rows: readonly Row[]): boolean {
  return rows.some((one, index) =>
    rows.some(
      (other, place) => place > index && one.key === other.key && one.from < other.to && other.from < one.to,
    ),
  );
}
