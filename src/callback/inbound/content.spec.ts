import { contentOf } from './content';

describe('the content of a callback', () => {
  it('is the same in any order, at every level', () => {
    expect(contentOf({ a: 1, b: { c: 2, d: [{ e: 3, f: 4 }] } })).toBe(
      contentOf({ b: { d: [{ f: 4, e: 3 }], c: 2 }, a: 1 }),
    );
  });

  it('is the same for a number and its digits, which forms and long ids come as', () => {
    expect(contentOf({ duration: 30, taskid: '1604763745256783872' })).toBe(
      contentOf({ duration: '30', taskid: '1604763745256783872' }),
    );
  });

  it('is the same for an empty field, a null and none', () => {
    const content = contentOf({ taskid: '1' });

    expect(contentOf({ taskid: '1', recording: '' })).toBe(content);
    expect(contentOf({ taskid: '1', recording: null })).toBe(content);
    expect(contentOf({ taskid: '1', recording: undefined })).toBe(content);
  });

  it.each([
    ['another value', { a: '1' }, { a: '2' }],
    ['another letter', { a: 'x' }, { a: 'X' }],
    ['a blank more', { a: 'x' }, { a: 'x ' }],
    ['zero and nothing', { a: 0 }, {}],
    ['false and nothing', { a: false }, {}],
    ['another name', { a: '1' }, { b: '1' }],
    ['one more field', { a: '1' }, { a: '1', b: '1' }],
    ['values in each other’s place', { a: '1', b: '2' }, { a: '2', b: '1' }],
    ['another order of a list', { a: ['1', '2'] }, { a: ['2', '1'] }],
    ['a list of fewer', { a: ['1', '1'] }, { a: ['1'] }],
    ['a list and its text', { a: ['1', '2'] }, { a: '1,2' }],
    ['an object and its text', { a: { b: 1 } }, { a: '{"b":"1"}' }],
    ['a field inside and outside', { a: { b: 1 } }, { a: {}, b: 1 }],
    ['a text that ends as two fields do', { a: '1","b":"2' }, { a: '1', b: '2' }],
    ['ids that a double takes for one', { a: '9007199254740993' }, { a: '9007199254740992' }],
  ])('is another with %s', (_, one, other) => {
    expect(contentOf(one)).not.toBe(contentOf(other));
  });

  it('takes no name for more than a name', () => {
    const own = (value: string): Record<string, unknown> =>
      JSON.parse(`{"__proto__":"${value}","constructor":"${value}","toString":"${value}"}`) as Record<
        string,
        unknown
      >;

    expect(contentOf(own('1'))).not.toBe(contentOf(own('2')));
    expect(contentOf(own('1'))).not.toBe(contentOf({}));
  });
});
