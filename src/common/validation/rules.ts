import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { buildMessage, ValidateBy, ValidationArguments, ValidationOptions } from 'class-validator';
import {
  DATE_TIME,
  PHONE_NUMBER,
  PHONE_NUMBER_OR_ALL,
  printable,
  RELAY_NUMBER,
  RELAY_NUMBER_OR_ALL,
  TextSchema,
} from '../openapi/text-schemas';
import { isPhoneNumber, isRelayNumber } from '../phone-number';

interface TextRule {
  /** The rule's code in the answer. */
  readonly name: string;
  readonly sentence: string;
  readonly accepts: (text: string) => boolean;
  /** The same rule, as the OpenAPI document says it. */
  readonly schema: TextSchema;
}

/** A rule over strings, which the document tells where it is set: over the items of a list too. */
function textRule({ name, sentence, accepts, schema }: TextRule) {
  return (options?: ValidationOptions): PropertyDecorator =>
    applyDecorators(
      ValidateBy(
        {
          name,
          validator: {
            validate: (value: unknown) => typeof value === 'string' && accepts(value),
            defaultMessage: buildMessage((each) => `${each}$property ${sentence}`, options),
          },
        },
        options,
      ),
      ApiProperty(
        options?.each === true ? { type: 'array', items: { type: 'string', ...schema } } : { ...schema },
      ),
    );
}

export const IsPhoneNumber = textRule({
  name: 'phone_number',
  sentence: 'must be an E.164 number',
  accepts: isPhoneNumber,
  schema: PHONE_NUMBER,
});

export const IsRelayNumber = textRule({
  name: 'relay_number',
  sentence: 'must be 3 to 24 digits, with or without a leading +',
  accepts: isRelayNumber,
  schema: RELAY_NUMBER,
});

export const IsPhoneNumberOrAll = textRule({
  name: 'phone_number',
  sentence: 'must be an E.164 number, or "*" alone',
  accepts: (text) => text === '*' || isPhoneNumber(text),
  schema: PHONE_NUMBER_OR_ALL,
});

export const IsRelayNumberOrAll = textRule({
  name: 'relay_number',
  sentence: 'must be a number of 3 to 24 digits, or "*" alone',
  accepts: (text) => text === '*' || isRelayNumber(text),
  schema: RELAY_NUMBER_OR_ALL,
});

/** Printable text without control characters, 1 to `max` characters. */
export function IsPrintable(max: number, options?: ValidationOptions): PropertyDecorator {
  return textRule({
    name: 'text',
    sentence: `must be 1 to ${max} characters without control characters`,
    accepts: (text) =>
      text.length >= 1 && text.length <= max && !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed(),
    schema: printable(max),
  })(options);
}

/** At most `max` bytes of UTF-8. */
export function IsUtf8(max: number, options?: ValidationOptions): PropertyDecorator {
  return textRule({
    name: 'utf8_bytes',
    sentence: `must be text of at most ${max} bytes of UTF-8`,
    accepts: (text) => text.isWellFormed() && Buffer.byteLength(text) <= max,
    schema: { maxLength: max },
  })(options);
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
export const IsDateTime = textRule({
  name: 'date_time',
  sentence: 'must be a date and time such as 2030-01-01T00:00:00Z',
  accepts: (text) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    isCalendarDate(text.slice(0, 10)),
  schema: DATE_TIME,
});

/** Whether the text, written 2025-10-01, is a day of the calendar: `Date` reads the 30th of February as a day of March. */
export function isCalendarDate(text: string): boolean {
  const epochMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().slice(0, 10) === text;
}
