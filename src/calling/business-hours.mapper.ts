import { isJsonObject, parseJson } from '../common/json';
import { Fields } from '../upstream/fields';
import { BusinessHoursDto, Day, DAYS } from './dto/business-hours.dto';

const STATUSES = { ENABLED: 'enabled', DISABLED: 'disabled' } as const;
const DAY_CODES: Readonly<Record<string, Day>> = Object.fromEntries(
  DAYS.map((day) => [day.toUpperCase(), day]),
);

/** What enable takes as `hours_customize`: an object (wa calling enable). A schedule left out would be emptied. */
export function toHoursCustomize({
  status,
  timezone,
  weekly,
  holidays,
}: BusinessHoursDto): Record<string, unknown> {
  return {
    status: status.toUpperCase(),
    timezone_id: timezone,
    weekly_operating_hours: weekly.map(({ day, opensAt, closesAt }) => ({
      day_of_week: day.toUpperCase(),
      open_time: toHhmm(opensAt),
      close_time: toHhmm(closesAt),
    })),
    holiday_schedule: holidays.map(({ date, startsAt, endsAt }) => ({
      date,
      start_time: toHhmm(startsAt),
      end_time: toHhmm(endsAt),
    })),
  };
}

/** What get answers as `hours_customize`: documented as an object, sent as JSON in a string. Both are read. */
export function fromHoursCustomize(data: Fields): BusinessHoursDto {
  const hours = hoursObject(data);
  return {
    status: hours.oneOf('status', STATUSES) ?? hours.refuse('status'),
    timezone: hours.requiredText('timezone_id'),
    weekly: hours.objects('weekly_operating_hours').map((row) => ({
      day: row.oneOf('day_of_week', DAY_CODES) ?? row.refuse('day_of_week'),
      opensAt: fromHhmm(row, 'open_time'),
      closesAt: fromHhmm(row, 'close_time'),
    })),
    holidays: hours.objects('holiday_schedule').map((row) => ({
      date: row.requiredText('date'),
      startsAt: fromHhmm(row, 'start_time'),
      endsAt: fromHhmm(row, 'end_time'),
    })),
  };
}

function hoursObject(data: Fields): Fields {
  const raw = data.raw('hours_customize');
  const object = typeof raw === 'string' ? tryParse(raw) : raw;
  return isJsonObject(object) ? data.inside('hours_customize', object) : data.refuse('hours_customize');
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

/** `04:00` → `0400`. */
function toHhmm(time: string): string {
  return time.replace(':', '');
}

/** `0400` → `04:00`; a number has lost its leading zeros, a colon may be there already. */
function fromHhmm(row: Fields, name: string): string {
  const digits = row.requiredText(name).replace(':', '').padStart(4, '0');
  return /^([01]\d|2[0-4])[0-5]\d$/.test(digits)
    ? `${digits.slice(0, 2)}:${digits.slice(2)}`
    : row.refuse(name);
}
