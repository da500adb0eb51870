import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { isCalendarDate, IsPrintable, Rule } from '../../common/validation/rules';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const TIME_OF_DAY = { pattern: TIME.source, maxLength: 5 };
const TIME_RULE = { message: '$property must be a time such as 09:30' };
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MAX_WEEKLY_ROWS = 14;
const MAX_HOLIDAY_ROWS = 20;

function IsAfter(field: string): PropertyDecorator {
  return Rule('after', `must be later than ${field}`, (value, siblings) => {
    const start = siblings[field];
    return typeof value !== 'string' || typeof start !== 'string' || value > start;
  });
}

/** Opening hours of one weekday; a day may have two rows. */
export class WeeklyHoursDto {
  @ApiProperty({ enum: DAYS })
  @IsIn(DAYS)
  day!: Day;

  @ApiProperty({ ...TIME_OF_DAY, example: '04:00' })
  @Matches(TIME, TIME_RULE)
  opensAt!: string;

  @ApiProperty({ ...TIME_OF_DAY, example: '10:20' })
  @Matches(TIME, TIME_RULE)
  @IsAfter('opensAt')
  closesAt!: string;
}

/** Hours on a date that differ from the weekly ones. */
export class HolidayHoursDto {
  @ApiProperty({ format: 'date', maxLength: 10, example: '2025-10-01' })
  @Matches(DATE, { message: '$property must be a date such as 2025-10-01' })
  @Rule(
    'date',
    'must be a date of the calendar',
    (value) => typeof value === 'string' && isCalendarDate(value),
  )
  date!: string;

  @ApiProperty({ ...TIME_OF_DAY, example: '00:00' })
  @Matches(TIME, TIME_RULE)
  startsAt!: string;

  @ApiProperty({ ...TIME_OF_DAY, example: '02:59' })
  @Matches(TIME, TIME_RULE)
  @IsAfter('startsAt')
  endsAt!: string;
}

/** When the number takes calls (hours_customize). */
export class BusinessHoursDto {
  @ApiProperty({ enum: ['enabled', 'disabled'] })
  @IsIn(['enabled', 'disabled'])
  status!: 'enabled' | 'disabled';

  @ApiProperty({ example: 'Etc/GMT-8', description: 'An IANA time zone.' })
  @IsPrintable(64)
  timezone!: string;

  @ApiProperty({ type: [WeeklyHoursDto], maxItems: MAX_WEEKLY_ROWS })
  @IsArray()
  @ArrayMaxSize(MAX_WEEKLY_ROWS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => WeeklyHoursDto)
  weekly!: WeeklyHoursDto[];

  @ApiProperty({ type: [HolidayHoursDto], maxItems: MAX_HOLIDAY_ROWS })
  @IsArray()
  @ArrayMaxSize(MAX_HOLIDAY_ROWS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => HolidayHoursDto)
  holidays!: HolidayHoursDto[];
}
