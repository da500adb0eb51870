import fc from 'fast-check';
import { parseJson } from '../common/json';
import { ProblemError } from '../common/problems/problem-error';
import { Fields } from './fields';
import { UpstreamError } from './upstream-error';

/** An answer with this text under `v`, as it would come off the wire. */
function answer(json: string): Fields {
  const envelope = parseJson(`{"code":0,"v":${json}}`) as Record<string, unknown>;
  return new Fields('calling', { envelope, code: '0', traceId: 'trace-7' }, false);
}

function problemOf(read: () => unknown): ProblemError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
}

type Reader = (fields: Fields) => unknown;

const READERS: Readonly<Record<string, Reader>> = {
  text: (fields) => fields.text('v'),
  integer: (fields) => fields.integer('v'),
  seconds: (fields) => fields.time('v', 1000),
  milliseconds: (fields) => fields.time('v', 1),
  flag: (fields) => fields.flag('v'),
  decimal: (fields) => fields.decimal('v'),
  oneOf: (fields) => fields.oneOf('v', { 0: 'off', 1: 'on' }),
  child: (fields) => fields.child('v')?.text('a') ?? null,
  objects: (fields) => fields.objects('v').map((each) => each.text('a')),
  texts: (fields) => fields.texts('v'),
};

function read(reader: string, json: string): unknown {
  return READERS[reader]?.(answer(json));
}

describe('a field of an upstream answer', () => {
  it.each<[string, string, unknown]>([
    ['text', '"SG"', 'SG'],
    ['text', '""', null],
    ['text', 'null', null],
    ['text', '12', '12'],
    ['text', '9007199254740993', '9007199254740993'],
    ['text', '0', '0'],
    ['integer', '30', 30],
    ['integer', '"30"', 30],
    ['integer', '"-1"', -1],
    ['integer', '"0"', 0],
    ['integer', '0', 0],
    ['integer', '""', null],
    ['integer', 'null', null],
    ['seconds', '"1719804600"', Date.UTC(2024, 6, 1, 3, 30)],
    ['seconds', '1719804600', Date.UTC(2024, 6, 1, 3, 30)],
    ['seconds', '0', null],
    ['seconds', '"0"', null],
    ['milliseconds', '1719804600000', Date.UTC(2024, 6, 1, 3, 30)],
    ['flag', '1', true],
    ['flag', '"1"', true],
    ['flag', 'true', true],
    ['flag', '"true"', true],
    ['flag', '0', false],
    ['flag', '"0"', false],
    ['flag', 'false', false],
    ['flag', '"false"', false],
    ['flag', 'null', null],
    ['flag', '""', null],
    ['decimal', '"0.0480"', '0.048'],
    ['decimal', '0.048', '0.048'],
    ['decimal', '1.0245E3', '1024.5'],
    ['decimal', '1e-7', '0.0000001'],
    ['decimal', '-3', '-3'],
    ['decimal', 'null', null],
    ['oneOf', '1', 'on'],
    ['oneOf', '"0"', 'off'],
    ['oneOf', 'null', null],
    ['child', '{"a":"x"}', 'x'],
    ['child', 'null', null],
    ['child', '""', null],
    ['objects', '[{"a":"x"},{"a":"y"}]', ['x', 'y']],
    ['objects', '{"a":"x"}', ['x']],
    ['objects', '[]', []],
    ['objects', 'null', []],
    ['texts', '["a","b"]', ['a', 'b']],
    ['texts', 'null', []],
  ])('read as %s, %s is %j', (reader, json, value) => {
    expect(read(reader, json)).toEqual(value);
  });

  it.each<[string, string]>([
    ['text', 'true'],
    ['text', '{}'],
    ['text', '["a"]'],
    ['integer', '1.5'],
    ['integer', '"canary"'],
    ['integer', '"1e3"'],
    ['integer', '9007199254740993'],
    ['integer', 'true'],
    ['seconds', '-1'],
    ['seconds', '253402300800'],
    ['milliseconds', '"2024-07-01"'],
    ['flag', '2'],
    ['flag', '"yes"'],
    ['flag', '{}'],
    ['decimal', '"canary"'],
    ['decimal', '"1,5"'],
    ['decimal', 'true'],
    ['oneOf', '2'],
    ['oneOf', '"toString"'],
    ['child', '"canary"'],
    ['child', '[]'],
    ['objects', '["canary"]'],
    ['objects', '"canary"'],
    ['texts', '"canary"'],
    ['texts', '[1]'],
  ])('read as %s, %s is refused by its name and without its value', (reader, json) => {
    const problem = problemOf(() => read(reader, json));

    expect(problem?.code).toBe('upstream_invalid_response');
    expect(problem?.message).toMatch(/ in \/v(\/0)?\.$/);
    expect(problem?.message).not.toContain('canary');
    expect(problem?.members.upstream).toEqual({ product: 'calling', code: '0', traceId: 'trace-7' });
  });

  it('is null where it is absent, and refused where it is required', () => {
    const fields = answer('{}');

    expect(fields.text('absent')).toBeNull();
    expect(fields.flag('absent')).toBeNull();
    expect(fields.objects('absent')).toEqual([]);
    expect(problemOf(() => fields.requiredText('absent'))?.message).toContain('/absent');
    expect(problemOf(() => fields.requiredInteger('absent'))?.message).toContain('/absent');
  });

  it('is named with the place that it stands in', () => {
    const deep = answer('[{"b":{"c":true}}]').objects('v')[0]?.child('b');

    expect(problemOf(() => deep?.text('c'))?.message).toContain('/v/0/b/c');
  });

  it('is read or refused, whatever it is: nothing else is ever thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(READERS)), (value, reader) => {
        const problem = problemOf(() => read(reader, JSON.stringify(value)));
        if (problem !== null) expect(problem.code).toBe('upstream_invalid_response');
      }),
    );
  });
});
