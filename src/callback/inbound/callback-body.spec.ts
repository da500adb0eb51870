import fc from 'fast-check';
import { parseCallbackBody } from './callback-body';

function json(text: string): unknown {
  return parseCallbackBody(Buffer.from(text), 'json');
}

function form(body: string | Buffer): unknown {
  return parseCallbackBody(Buffer.from(body), 'form_or_json');
}

/** `levels` objects and lists in each other, and a string with brackets that do not count. */
function nested(levels: number): string {
  return `{"note":"[[[[{{{{\\"[[[[","a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
}

/** 牛信云 in GB18030. */
const NX = Buffer.from('c5a3d0c5d4c6', 'hex');

describe('a JSON callback body', () => {
  it.each(['json', 'form_or_json'] as const)('is told by its brace where %s may come', (kind) => {
    const body = Buffer.from(' \r\n\t{"a":"x=y&z"}\n');

    expect(parseCallbackBody(body, kind)).toEqual({ a: 'x=y&z' });
  });

  it('keeps the digits of ids beyond 2^53', () => {
    expect(json('{"callId":1604763745256783872,"list":[12345678901234567890]}')).toEqual({
      callId: '1604763745256783872',
      list: ['12345678901234567890'],
    });
  });

  it('may begin with a byte order mark', () => {
    expect(json('\ufeff{"a":1}')).toEqual({ a: 1 });
    expect(json('\ufeff \n{"a":1}')).toEqual({ a: 1 });
  });

  it('is read as GB18030 when it is no UTF-8', () => {
    const body = Buffer.concat([Buffer.from('{"ext":"'), NX, Buffer.from('"}')]);

    expect(parseCallbackBody(body, 'json')).toEqual({ ext: '牛信云' });
    expect(json('{"ext":"牛信云 😀"}')).toEqual({ ext: '牛信云 😀' });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \r\n'],
    ['a byte order mark alone', '\ufeff'],
    ['a list', '[{"a":1}]'],
    ['a text', '"a"'],
    ['null', 'null'],
    ['half an object', '{"a":1'],
    ['an object and more', '{"a":1} x'],
    ['a form', 'a=1'],
    ['a page', '<html></html>'],
  ])('cannot be %s', (_, text) => {
    expect(json(text)).toBeNull();
  });

  it('cannot be text that is neither UTF-8 nor GB18030', () => {
    expect(parseCallbackBody(Buffer.from('{"a":"\xff"}', 'latin1'), 'json')).toBeNull();
    expect(parseCallbackBody(Buffer.from('{"a":"\xc5"}', 'latin1'), 'json')).toBeNull();
  });

  it('is nested 32 levels deep at most', () => {
    expect(json(nested(32))).not.toBeNull();
    expect(json(nested(33))).toBeNull();
    expect(json(`{"id":12345678901234567890,"a":${'['.repeat(500_000)}`)).toBeNull();
  });

  it('may be as wide as it likes', () => {
    expect(json(`{"a":[${Array(100).fill('{"b":[]}').join(',')}]}`)).not.toBeNull();
  });

  it('reaches no prototype', () => {
    for (const text of ['{"__proto__":{"x":1}}', '{"__proto__":{"x":1},"id":12345678901234567890}']) {
      const fields = json(text) as Record<string, unknown>;

      expect(fields.x).toBeUndefined();
      expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
      expect(JSON.stringify({ ...fields })).toContain('"__proto__":{"x":1}');
    }
  });
});

describe('a form callback body', () => {
  it('has text for every field, and a list for one that is repeated', () => {
    expect(form('devid=10000000&caller=%2B8613800000001&note=a+b%26c%3D&none=&bare&x=1&x=2\r\n')).toEqual({
      devid: '10000000',
      caller: '+8613800000001',
      note: 'a b&c=',
      none: '',
      bare: '',
      x: ['1', '2'],
    });
  });

  it('may have any number of fields', () => {
    const body = Array.from({ length: 1500 }, (_, index) => `f${index}=1`).join('&');

    expect(Object.keys(form(body) as object)).toHaveLength(1500);
  });

  it('is read as UTF-8, and as GB18030 what is none, escaped or not', () => {
    expect(form('a=%E7%89%9B&b=牛')).toEqual({ a: '牛', b: '牛' });
    expect(form('a=%C5%A3%d0%c5%D4%C6')).toEqual({ a: '牛信云' });
    expect(form(Buffer.concat([Buffer.from('a='), NX, Buffer.from('&b=%E7%89%9B&c=à')]))).toEqual({
      a: '牛信云',
      b: '牛',
      c: 'à',
    });
  });

  it('keeps a percent sign that escapes nothing', () => {
    expect(form('a=100%&b=%zz%4')).toEqual({ a: '100%', b: '%zz%4' });
  });

  it('may begin with a byte order mark', () => {
    expect(form('\ufeffa=1')).toEqual({ a: '1' });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['words', 'hello&world'],
    ['bytes of no encoding', 'a=1&b=%FF'],
    ['a name of no encoding', '%FF=1'],
  ])('cannot be %s', (_, body) => {
    expect(form(body)).toBeNull();
  });

  it('reaches no prototype', () => {
    const fields = form('__proto__=1&__proto__=2&constructor=3&toString=4&hasOwnProperty=5') as object;

    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(JSON.stringify({ ...fields })).toBe(
      '{"__proto__":["1","2"],"constructor":"3","toString":"4","hasOwnProperty":"5"}',
    );
  });
});

describe('any bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 40 }).map((tail) => Buffer.concat([Buffer.from('{"a":"'), tail])),
    fc.jsonValue().map((value) => Buffer.from(`{"a":${JSON.stringify(value)}}`)),
    fc.webQueryParameters().map((text) => Buffer.from(text)),
  );

  it('are an ordinary object or nothing; nothing is ever thrown', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom('json', 'form_or_json'), (body, kind) => {
        const fields = parseCallbackBody(Buffer.from(body), kind);
        if (fields !== null) expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
        expect(() => JSON.stringify(fields)).not.toThrow();
      }),
    );
  });

  it('are the form that they were made from', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), {
          minKeys: 1,
        }),
        (fields) => {
          const body = new URLSearchParams(fields).toString();
          expect(JSON.stringify(form(body))).toBe(JSON.stringify(Object.fromEntries(Object.entries(fields))));
        },
      ),
    );
  });
});
