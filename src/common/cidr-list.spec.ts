import fc from 'fast-check';
import { CidrList, isCidr } from './cidr-list';

describe('a network', () => {
  it.each(['10.0.0.0/8', '0.0.0.0/0', '192.0.2.7', '192.0.2.7/32', 'fd00::/8', '::/0', '::1', '::1/128'])(
    'may be written %s',
    (text) => {
      expect(isCidr(text)).toBe(true);
    },
  );

  it.each([
    '',
    '/8',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '10.0.0.256',
    'fd00::/129',
    'localhost',
    '10.0.0.0/255.0.0.0',
    ' 10.0.0.0/8',
  ])('may not be written %j', (text) => {
    expect(isCidr(text)).toBe(false);
  });
});

describe('a list of networks', () => {
  const list = new CidrList(['10.0.0.0/8', '192.0.2.7', 'fd00::/8', '2001:db8::1']);

  it.each([
    '10.0.0.0',
    '10.255.255.255',
    '192.0.2.7',
    'fd12:3456::1',
    '2001:db8::1',
    '2001:0db8:0:0:0:0:0:1',
    '::ffff:10.1.2.3',
    '::FFFF:192.0.2.7',
  ])('holds %s', (address) => {
    expect(list.contains(address)).toBe(true);
  });

  it.each([
    '9.255.255.255',
    '11.0.0.0',
    '192.0.2.8',
    'fe00::1',
    '2001:db8::2',
    '::ffff:11.0.0.1',
    '::1',
    '',
    'localhost',
    '10.0.0.1, 8.8.8.8',
  ])('does not hold %j', (address) => {
    expect(list.contains(address)).toBe(false);
  });

  it('that is empty holds nothing', () => {
    expect(new CidrList([]).contains('127.0.0.1')).toBe(false);
  });

  it('holds exactly the addresses that share its first bits', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffffffff),
        fc.nat(0xffffffff),
        fc.integer({ min: 1, max: 32 }),
        (net, other, bits) => {
          const dotted = (n: number): string => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');
          const isInside = net >>> (32 - bits) === other >>> (32 - bits);
          expect(new CidrList([`${dotted(net)}/${bits}`]).contains(dotted(other))).toBe(isInside);
        },
      ),
    );
  });
});
