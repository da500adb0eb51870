import fc from 'fast-check';
import { Fields } from '../upstream/fields';
import { fromHoursCustomize, toHoursCustomize } from './business-hours.mapper';
import { BusinessHoursDto, DAYS } from './dto/business-hours.dto';

/** A get answer that carries these hours. */
function answerWith(hours: unknown): Fields {
  return new Fields('calling', { envelope: { hours_customize: hours }, code: '0', traceId: null }, false);
}

const twoDigits = (max: number) => fc.nat(max).map((number) => String(number).padStart(2, '0'));
const time = fc.tuple(twoDigits(23), twoDigits(59)).map(([hour, minute]) => `${hour}:${minute}`);
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const businessHours: fc.Arbitrary<BusinessHoursDto> = fc.record({
  status: fc.constantFrom('enabled', 'disabled'),
  timezone: fc.constantFrom('Etc/GMT-8', 'Asia/Jakarta', 'America/Argentina/Buenos_Aires'),
  weekly: fc.array(fc.record({ day: fc.constantFrom(...DAYS), opensAt: time, closesAt: time }), {
    maxLength: 14,
  }),
  holidays: fc.array(fc.record({ date, startsAt: time, endsAt: time }), { maxLength: 20 }),
});

describe('business hours', () => {
  it('come back as they went out, as an object and as JSON in a string', () => {
    fc.assert(
      fc.property(businessHours, (hours) => {
        const sent = toHoursCustomize(hours);
        expect(fromHoursCustomize(answerWith(sent))).toEqual(hours);
        expect(fromHoursCustomize(answerWith(JSON.stringify(sent)))).toEqual(hours);
      }),
    );
  });

  it('go out with times of four digits and with a schedule for each, be it empty', () => {
    fc.assert(
      fc.property(businessHours, (hours) => {
        const { weekly_operating_hours, holiday_schedule } = toHoursCustomize(hours);
        const sent = JSON.stringify([weekly_operating_hours, holiday_schedule]);
        const times = [...sent.matchAll(/"\w+_time":"([^"]*)"/g)].map(([, time]) => time);
        expect(times).toHaveLength(2 * (hours.weekly.length + hours.holidays.length));
        expect(times.every((time) => /^\d{4}$/.test(time ?? ''))).toBe(true);
      }),
    );
  });

  it.each([
    ['400', '04:00'],
    [108, '01:08'],
    ['10:20', '10:20'],
    [0, '00:00'],
    ['2400', '24:00'],
  ])('read the time %j as %s', (sent, time) => {
    const row = { day_of_week: 'MONDAY', open_time: sent, close_time: '2359' };
    const hours = { status: 'ENABLED', timezone_id: 'UTC', weekly_operating_hours: [row] };
    expect(fromHoursCustomize(answerWith(hours))).toEqual({
      status: 'enabled',
      timezone: 'UTC',
      weekly: [{ day: 'monday', opensAt: time, closesAt: '23:59' }],
      holidays: [],
    });
  });

  const row = { day_of_week: 'MONDAY', open_time: '0000', close_time: '2359' };
  it.each([
    ['no object', '', 'always'],
    ['nothing', '', null],
    ['an unknown status', 'status', { status: 'ON', timezone_id: 'UTC' }],
    ['no time zone', 'timezone_id', { status: 'ENABLED' }],
    ['an unknown day', 'day_of_week', weekly({ ...row, day_of_week: 'FUNDAY' })],
    ['a time of 61 minutes', 'open_time', weekly({ ...row, open_time: '0061' })],
    ['a time of 25 hours', 'close_time', weekly({ ...row, close_time: '2500' })],
    ['a row that is text', 'weekly_operating_hours/0', weekly('MONDAY')],
  ])('that are %s are refused as an invalid answer, by the name of the field', (_, field, hours) => {
    expect(() => fromHoursCustomize(answerWith(hours))).toThrow(
      new RegExp(`documents do not allow in /hours_customize(/\\S+)?/?${field}\\.$`),
    );
  });
});

function weekly(row: unknown) {
  return { status: 'ENABLED', timezone_id: 'UTC', weekly_operating_hours: [row] };
}
