import fc from 'fast-check';
import { hideEchoes, textsOf } from './hide-echoes';

const SECRET = 'canary-secret/+=';

describe('the text of an upstream, for the log', () => {
  it('says what it says where nothing is echoed', () => {
    expect(hideEchoes('no number is free', [SECRET])).toBe('no number is free');
  });

  it('shows nothing that the gateway sent or holds, however often it is echoed', () => {
    expect(hideEchoes(`bad sign ${SECRET}, ${SECRET}`, [SECRET])).toBe('bad sign [sent], [sent]');
  });

  it('shows no rest of a long text whose part was sent too', () => {
    expect(hideEchoes('order-1-canary failed', ['order-1', 'order-1-canary'])).toBe('[sent] failed');
  });

  it('stays readable when one or two characters were sent', () => {
    expect(hideEchoes('HK has no number', ['HK', 'a', ''])).toBe('HK has no number');
  });

  it.each([
    ['in one piece', 'number 85264654798 is busy'],
    ['in groups', 'number 852 6465 4798 is busy'],
    ['with dashes', 'number 852-6465-4798 is busy'],
    ['in other digits', 'number ٨٥٢٦٤٦٥٤٧٩٨ is busy'],
  ])('shows no number %s, sent or not', (_, text) => {
    expect(hideEchoes(text, [])).toBe('number [number] is busy');
  });

  it('shows no credential of a caller', () => {
    expect(hideEchoes('token Bearer abc.def refused', [])).toBe('token [credential] refused');
  });

  it('is short', () => {
    expect(hideEchoes('x'.repeat(5000), [])).toBe('x'.repeat(200));
  });

  it('shows no beginning of an echo where it is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 170, max: 210 }), (length) => {
        expect(hideEchoes(`${'.'.repeat(length)}${SECRET}`, [SECRET])).not.toContain('can');
      }),
    );
  });

  it('holds nothing that was sent, whatever was', () => {
    const sent = fc.array(fc.stringMatching(/^[A-Z]{3,12}$/), { maxLength: 5 });
    fc.assert(
      fc.property(sent, (echoes) => {
        const hidden = hideEchoes(echoes.join(' and '), echoes);
        expect(echoes.filter((echo) => hidden.includes(echo))).toEqual([]);
      }),
    );
  });
});

describe('the texts of a request', () => {
  it('are all of them, at any depth', () => {
    const body = {
      a: 'one',
      list: ['two', { b: 'three' }],
      count: 4,
      flag: true,
      none: null,
      left: undefined,
    };

    expect(textsOf(body)).toEqual(expect.arrayContaining(['one', 'two', 'three']));
  });

  it.each(['order 4711', 'a~b', '~'.repeat(3)])(
    'have user data also without its routing tag: %s',
    (userData) => {
      const sent = `~AAAAAAAAAAAAAAAAAAAAAA~${userData}`;

      expect(textsOf({ ext: sent })).toEqual(
        expect.arrayContaining([sent, 'AAAAAAAAAAAAAAAAAAAAAA', userData]),
      );
    },
  );
});
