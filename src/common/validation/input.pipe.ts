import { ArgumentMetadata, Injectable, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, ValidationError } from 'class-validator';
import { isJsonObject } from '../json';
import { MAX_ISSUES, ProblemError, ValidationIssue } from '../problems/problem-error';
import { publicName } from '../redaction';

type Source = 'body' | 'query' | 'param';

const MAX_DEPTH = 16;
const UNKNOWN_FIELD = 'is not known to this request';

const TYPE_RULES = ['isArray', 'isObject', 'isBoolean', 'isInt', 'isString'];

/** class-validator's names of rules, in the words of the API. Rules of our own already have theirs. */
const RULE_CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown_field',
  isDefined: 'required',
  isString: 'string',
  isInt: 'integer',
  isBoolean: 'boolean',
  isIn: 'one_of',
  isArray: 'array',
  isObject: 'object',
  nestedValidation: 'object',
  min: 'minimum',
  max: 'maximum',
  arrayMinSize: 'minimum_items',
  arrayMaxSize: 'maximum_items',
  arrayUnique: 'unique_items',
  maxLength: 'maximum_length',
  matches: 'pattern',
  isIp: 'ip_address',
  isISO31661Alpha2: 'country',
  isISO8601: 'date_time',
  isRFC3339: 'date_time',
};

/**
 * Turns what came in into the request's class and checks it. Unknown fields and parameters are refused;
 * in bodies `null` means absent.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    return type === 'custom' || !isRequestClass(metatype) ? value : parseRequest(metatype, value, type);
  }
}

/** @throws ProblemError `malformed_request` or `validation_failed` */
export function parseRequest<T extends object>(type: Type<T>, value: unknown, source: Source): T {
  const plain = source === 'body' ? withoutNulls(objectBody(value, type)) : value;
  const inherited = inheritedNames(plain, source);
  if (inherited.length > 0) throw ProblemError.invalid(inherited.slice(0, MAX_ISSUES));
  // Parameters of a path are texts, one by one: there is nothing to transform.
  const request = source === 'param' ? Object.assign(new type(), plain) : plainToInstance(type, plain ?? {});
  const errors = validateSync(request, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  if (errors.length > 0) throw ProblemError.invalid(issuesOf(errors, source).slice(0, MAX_ISSUES));
  return request;
}

function isRequestClass(metatype: ArgumentMetadata['metatype']): metatype is Type<object> {
  return (
    metatype !== undefined && ![String, Number, Boolean, Array, Object].some((type) => type === metatype)
  );
}

function objectBody(value: unknown, metatype: Type): Record<string, unknown> {
  if (value === undefined && 'isBodyOptional' in metatype) return {};
  if (!isJsonObject(value)) throw new ProblemError('malformed_request');
  return value;
}

function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) {
    throw new ProblemError('malformed_request', {
      detail: `The body is nested deeper than ${MAX_DEPTH} levels.`,
    });
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withoutNulls(item, depth + 1));
  if (!isJsonObject(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(present.map(([key, member]) => [key, withoutNulls(member, depth + 1)]));
}

/** Fields that every object inherits, such as `constructor`: class-transformer would drop them in silence. */
function inheritedNames(value: unknown, source: Source, parent = ''): ValidationIssue[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const path = pathOf(parent, name);
    return name in Object.prototype
      ? [issue(source, path, 'unknown_field', UNKNOWN_FIELD)]
      : inheritedNames(member, source, path);
  });
}

function issuesOf(errors: readonly ValidationError[], source: Source, parent = ''): ValidationIssue[] {
  return errors.flatMap((error) => {
    const path = pathOf(parent, error.property);
    const isMissing = error.value === undefined && error.constraints?.whitelistValidation === undefined;
    if (isMissing) return [issue(source, path, 'required', 'is required')];
    const own = telling(error.constraints ?? {}).map(([rule, message]) =>
      issue(
        source,
        path,
        RULE_CODES[rule] ?? rule,
        rule === 'whitelistValidation' ? UNKNOWN_FIELD : sentenceOf(message, error.property),
      ),
    );
    return [...own, ...issuesOf(error.children ?? [], source, path)];
  });
}

/** A value of the wrong type breaks every other rule too, which says nothing more. */
function telling(constraints: Readonly<Record<string, string>>): [string, string][] {
  const broken = Object.entries(constraints);
  const wrongType = broken.filter(([rule]) => TYPE_RULES.includes(rule));
  return wrongType.length > 0 ? wrongType.slice(0, 1) : broken;
}

function pathOf(parent: string, name: string): string {
  return `${parent}/${publicName(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function issue(source: Source, path: string, code: string, detail: string): ValidationIssue {
  return source === 'body'
    ? { pointer: path, parameter: null, code, detail }
    : { pointer: null, parameter: path.slice(1), code, detail };
}

/** class-validator's sentence without the name of the property, which `pointer` or `parameter` already says. */
function sentenceOf(message: string, property: string): string {
  return message.replace(`each value in ${property} `, 'each item ').replace(`${property} `, '');
}
