import fc from 'fast-check';
import { digitsOf, isPhoneNumber, isRelayNumber, listsNumber, toE164 } from './phone-number';

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));

describe('a number of calling and pns', () => {
  it.each(['+85264654798', '85264654798', '8526465', '852646547981234', '+852646547981234'])(
    'may be %s',
    (text) => {
      expect(isPhoneNumber(text)).toBe(true);
    },
  );

  it.each([
    '',
    '+',
    '852646',
    '8526465479812345',
    '++85264654798',
    '85264654798+',
    '+852 6465 4798',
    '+852-64654798',
    ' 85264654798',
    '85264654798\n',
    '８５２６４６５４７９８',
    'tel:85264654798',
  ])('is not %j', (text) => {
    expect(isPhoneNumber(text)).toBe(false);
  });

  it('is 7 to 15 digits with or without a plus, and nothing else', () => {
    fc.assert(
      fc.property(digits(1, 20), fc.boolean(), (number, hasPlus) => {
        const isRight = number.length >= 7 && number.length <= 15;
        expect(isPhoneNumber(`${hasPlus ? '+' : ''}${number}`)).toBe(isRight);
      }),
    );
  });

  it('is answered with a plus and sent without, however it came', () => {
    fc.assert(
      fc.property(digits(7, 15), (number) => {
        expect(toE164(number)).toBe(`+${number}`);
        expect(toE164(`+${number}`)).toBe(`+${number}`);
        expect(digitsOf(`+${number}`)).toBe(number);
        expect(digitsOf(number)).toBe(number);
      }),
    );
  });
});

describe('a number of interline', () => {
  it.each(['170', '17000000001', '+8526465479', '170000000011700000000117', '+17000000001170000000011'])(
    'may be %s',
    (text) => {
      expect(isRelayNumber(text)).toBe(true);
    },
  );

  it.each([
    '',
    '17',
    '+17',
    '1700000000117000000001170',
    '+170000000011700000000117',
    '1700000000a',
    '17 000',
    '170\n',
  ])('is not %j', (text) => {
    expect(isRelayNumber(text)).toBe(false);
  });
});

describe('a list of numbers', () => {
  it('with a star has every number', () => {
    expect(listsNumber(['*'], '+85264654798')).toBe(true);
  });

  it('has a number however either is written', () => {
    expect(listsNumber(['+85264654798'], '85264654798')).toBe(true);
    expect(listsNumber(['85264654798'], '+85264654798')).toBe(true);
  });

  it('that is empty has none', () => {
    expect(listsNumber([], '85264654798')).toBe(false);
  });

  it('does not have a number that only begins or ends like one of its own', () => {
    expect(listsNumber(['8526465479'], '85264654798')).toBe(false);
    expect(listsNumber(['64654798'], '85264654798')).toBe(false);
    expect(listsNumber(['85264654798'], '*')).toBe(false);
  });
});
