import { buildMessage, ValidateBy, ValidationArguments, ValidationOptions } from 'class-validator';
import { isPhoneNumber, isRelayNumber } from '../phone-number';

/** A rule over strings: its code in the answer, the sentence, and the test. */
function textRule(name: string, sentence: string, accepts: (text: string) => boolean) {
  return (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      {
        name,
        validator: {
          validate: (value: unknown) => typeof value === 'string' && accepts(value),
          defaultMessage: buildMessage((each) => `${each}$property ${sentence}`, options),
        },
      },
      options,
    );
}

export const IsPhoneNumber = textRule('phone_number', 'must be an E.164 number', isPhoneNumber);

export const IsRelayNumber = textRule(
  'relay_number',
  'must be 3 to 24 digits, with or without a leading +',
  isRelayNumber,
);

export const IsPhoneNumberOrAll = textRule(
  'phone_number',
  'must be an E.164 number, or "*" alone',
  (text) => text === '*' || isPhoneNumber(text),
);

export const IsRelayNumberOrAll = textRule(
  'relay_number',
  'must be a number of 3 to 24 digits, or "*" alone',
  (text) => text === '*' || isRelayNumber(text),
);

/** Printable text without control characters, 1 to `max` characters. */
export function IsPrintable(max: number, options?: ValidationOptions): PropertyDecorator {
  return textRule(
    'text',
    `must be 1 to ${max} characters without control characters`,
    (text) =>
      text.length >= 1 && text.length <= max && !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed(),
  )(options);
}

/** At most `max` bytes of UTF-8. */
export function IsUtf8(max: number, options?: ValidationOptions): PropertyDecorator {
  return textRule(
    'utf8_bytes',
    `must be text of at most ${max} bytes of UTF-8`,
    (text) => text.isWellFormed() && Buffer.byteLength(text) <= max,
  )(options);
}

/** A rule that needs the other fields of the object. */
export function Rule(
  code: string,
  sentence: string,
  accepts: (value: unknown, siblings: Readonly<Record<string, unknown>>) => boolean,
): PropertyDecorator {
  return ValidateBy({
    name: code,
    validator: {
      validate: (value: unknown, args?: ValidationArguments) =>
        accepts(value, (args?.object ?? {}) as Readonly<Record<string, unknown>>),
      defaultMessage: () => `$property ${sentence}`,
    },
  });
}

/** A date and time with its offset (RFC 3339). */
export const IsDateTime = textRule(
  'date_time',
  'must be a date and time such as 2030-01-01T00:00:00Z',
  (text) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    isCalendarDate(text.slice(0, 10)),
);

/** Whether the text, written 2025-10-01, is a day of the calendar: `Date` reads the 30th of February as a day of March. */
export function isCalendarDate(text: string): boolean {
  const epochMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().slice(0, 10) === text;
}
