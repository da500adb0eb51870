import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { ProblemError } from '../problems/problem-error';
import { InputPipe } from './input.pipe';
import { IsPhoneNumber, IsUtf8 } from './rules';

class Server {
  @IsString()
  host!: string;

  @IsInt()
  @Min(1)
  port!: number;
}

class Draft {
  @IsPhoneNumber()
  phoneB!: string;

  @IsOptional()
  @IsBoolean()
  recording?: boolean;

  @IsOptional()
  @IsUtf8(6)
  userData?: string;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Server)
  servers?: Server[];

  @IsOptional()
  @IsDefined()
  @ValidateNested()
  @Type(() => Server)
  main?: Server;
}

class OptionalDraft {
  static readonly isBodyOptional = true;

  @IsOptional()
  @IsString()
  note?: string;
}

const PHONE_B = '+85264654798';
const pipe = new InputPipe();

function accept(body: unknown, metatype: new () => object = Draft): unknown {
  return pipe.transform(body, { type: 'body', metatype });
}

function refusalOf(body: unknown, type: 'body' | 'query' | 'param' = 'body'): ProblemError {
  try {
    pipe.transform(body, { type, metatype: Draft });
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

/** Pointer and code of each issue. */
function issuesOf(body: unknown): string[] {
  const { errors = [] } = refusalOf(body).members;
  return errors.map(({ pointer, code }) => `${pointer ?? ''} ${code}`).sort();
}

describe('a body', () => {
  it('that follows the rules becomes its class', () => {
    const servers = [{ host: 'a', port: 1 }];

    const draft = accept({ phoneB: PHONE_B, servers });

    expect(draft).toBeInstanceOf(Draft);
    expect(draft).toEqual({ phoneB: PHONE_B, servers });
    expect((draft as Draft).servers?.[0]).toBeInstanceOf(Server);
  });

  it('may say null for what it does not say, at any depth', () => {
    const draft = accept({ phoneB: PHONE_B, recording: null, servers: null, main: null });

    expect(draft).toEqual({ phoneB: PHONE_B });
    expect(issuesOf({ phoneB: null })).toEqual(['/phoneB required']);
    expect(issuesOf({ phoneB: PHONE_B, main: { host: null, port: 1 } })).toEqual(['/main/host required']);
  });

  it('is refused with one issue for each field that is missing, whatever rules it has', () => {
    expect(refusalOf({ main: {} }).members.errors).toEqual([
      { pointer: '/phoneB', parameter: null, code: 'required', detail: 'is required' },
      { pointer: '/main/host', parameter: null, code: 'required', detail: 'is required' },
      { pointer: '/main/port', parameter: null, code: 'required', detail: 'is required' },
    ]);
  });

  it.each([undefined, null, [], 'text', 1, true])('is malformed when it is %p', (body) => {
    expect(refusalOf(body).code).toBe('malformed_request');
  });

  it('may be missing only where its class says so', () => {
    expect(accept(undefined, OptionalDraft)).toEqual({});
  });

  it('is malformed when it is nested deeper than 16 levels', () => {
    const nest = (depth: number): unknown => (depth === 0 ? 1 : { a: nest(depth - 1) });

    expect(refusalOf({ phoneB: PHONE_B, x: nest(17) }).code).toBe('malformed_request');
    expect(refusalOf({ phoneB: PHONE_B, x: nest(15) }).code).toBe('validation_failed');
  });

  it('is refused with every value that breaks a rule, each by pointer and code', () => {
    const body = {
      phoneB: '12',
      recording: 'yes',
      userData: '订单号',
      servers: [{ host: 'a', port: 1 }, { host: 1, port: 0 }, 'x'],
      unknown: 1,
    };

    expect(issuesOf(body)).toEqual([
      '/phoneB phone_number',
      '/recording boolean',
      '/servers/1/host string',
      '/servers/1/port minimum',
      '/servers/2 object',
      '/unknown unknown_field',
      '/userData utf8_bytes',
    ]);
  });

  it.each([
    [{ recording: 'true' }, '/recording boolean'],
    [{ recording: 1 }, '/recording boolean'],
    [{ main: { host: 'a', port: '1' } }, '/main/port integer'],
    [{ main: { host: 'a', port: 1.5 } }, '/main/port integer'],
    [{ userData: 5 }, '/userData utf8_bytes'],
    [{ userData: '\ud800' }, '/userData utf8_bytes'],
  ])('is never bent into shape: %j', (part, issue) => {
    expect(issuesOf({ phoneB: PHONE_B, ...part })).toContain(issue);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'is refused with the field %s, which every object inherits',
    (name) => {
      const body = JSON.parse(`{"phoneB":"${PHONE_B}","${name}":{"x":1}}`) as unknown;

      expect(issuesOf(body)).toEqual([`/${name} unknown_field`]);
    },
  );

  it('points to odd names as RFC 6901 says', () => {
    expect(issuesOf({ phoneB: PHONE_B, 'a/b~c': 1 })).toEqual(['/a~1b~0c unknown_field']);
  });

  it('is never quoted: neither values nor names that could be numbers', () => {
    const { errors } = refusalOf({
      phoneB: '8526465479812345',
      '85264654798': 1,
      userData: 'canary-canary',
    }).members;

    expect(errors).toHaveLength(3);
    expect(JSON.stringify(errors)).not.toMatch(/8526|canary/);
  });

  it('is refused with fifty issues at most', () => {
    const body = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`field${index}`, 1]));

    expect(refusalOf(body).members.errors).toHaveLength(50);
  });

  it('is accepted or refused, whatever it is: nothing else is ever thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(['malformed_request', 'validation_failed']).toContain(refusalOf(body).code);
      }),
    );
  });
});

describe('a parameter', () => {
  it.each(['query', 'param'] as const)('of the %s is named as a parameter', (type) => {
    expect(refusalOf({ phoneB: '12', more: '1' }, type).members.errors).toEqual([
      { pointer: null, parameter: 'more', code: 'unknown_field', detail: 'is not known to this request' },
      { pointer: null, parameter: 'phoneB', code: 'phone_number', detail: 'must be an E.164 number' },
    ]);
  });

  it('that is a plain text passes as it is', () => {
    expect(pipe.transform('bnd_1', { type: 'param', metatype: String })).toBe('bnd_1');
    expect(pipe.transform('x', { type: 'custom', metatype: Draft })).toBe('x');
  });
});
