/** How the OpenAPI document describes a text: what the gateway enforces in requests, and keeps in answers. */
export interface TextSchema {
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength: number;
}

/** A number of calling and pns in a request. */
export const PHONE_NUMBER: TextSchema = { pattern: '^\\+?[0-9]{7,15}$', maxLength: 16 };
export const PHONE_NUMBER_OR_ALL: TextSchema = { pattern: '^(\\*|\\+?[0-9]{7,15})$', maxLength: 16 };

/** A number of interline: 3 to 24 characters. */
export const RELAY_NUMBER: TextSchema = { pattern: '^\\+?[0-9]{3,24}$', minLength: 3, maxLength: 24 };
export const RELAY_NUMBER_OR_ALL: TextSchema = { pattern: '^(\\*|\\+?[0-9]{3,24})$', maxLength: 24 };

/** A date and time; the longest has nanoseconds and an offset. */
export const DATE_TIME: TextSchema = { format: 'date-time', maxLength: 35 };

/** An amount of money: decimal, without exponent and trailing zeros. */
export const MONEY: TextSchema = { pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?$', maxLength: 142 };

/** One to `max` characters, none of them a control character. */
export const printable = (max: number): TextSchema => ({
  pattern: '^[^\\u0000-\\u001f\\u007f]+$',
  minLength: 1,
  maxLength: max,
});
