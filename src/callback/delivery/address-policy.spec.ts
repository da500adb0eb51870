import fc from 'fast-check';
import { Environment } from '../../config/environment';
import { WebhookSettings } from '../../config/webhook.settings';
import { AddressPolicy } from './address-policy';

function policyWith(...cidrs: string[]): AddressPolicy {
  return new AddressPolicy(new WebhookSettings(new Environment({ WEBHOOK_ALLOWED_CIDRS: cidrs.join(',') })));
}

/** Every way to write or carry an IPv4 address in an IPv6 one. */
const FORMS: Readonly<Record<string, (bytes: readonly number[]) => string>> = {
  'mapped, dotted': (bytes) => `::ffff:${bytes.join('.')}`,
  'mapped, in hexadecimal': (bytes) => `::ffff:${hex(bytes)}`,
  'mapped, in full': (bytes) => `0000:0000:0000:0000:0000:FFFF:${hex(bytes).toUpperCase()}`,
  'compatible, dotted': (bytes) => `::${bytes.join('.')}`,
  'compatible, in hexadecimal': (bytes) => `::${hex(bytes)}`,
  translated: (bytes) => `::ffff:0:${hex(bytes)}`,
  'NAT64, dotted': (bytes) => `64:ff9b::${bytes.join('.')}`,
  'NAT64, in hexadecimal': (bytes) => `64:ff9b::${hex(bytes)}`,
  'local NAT64': (bytes) => `64:ff9b:1::${hex(bytes)}`,
  '6to4': (bytes) => `2002:${hex(bytes)}::1`,
  'server of Teredo': (bytes) => `2001:0:${hex(bytes)}:0:0:f7f7:f7f7`,
  'client of Teredo': (bytes) => `2001:0:808:808:0:0:${hex(bytes.map((byte) => 255 - byte))}`,
  ISATAP: (bytes) => `2606:4700::5efe:${hex(bytes)}`,
  'ISATAP, global': (bytes) => `2606:4700::200:5efe:${hex(bytes)}`,
};

function hex(bytes: readonly number[]): string {
  const text = Buffer.from(bytes).toString('hex');
  return `${text.slice(0, 4)}:${text.slice(4)}`;
}

const octet = fc.integer({ min: 0, max: 255 });
const loopback = fc.tuple(fc.constant(127), octet, octet, octet);
const anyFour = fc.tuple(octet, octet, octet, octet);

describe('an address without any allowed network', () => {
  const policy = policyWith();

  it.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '172.32.0.1', '192.167.255.255', '2606:4700::1111'])(
    'passes when it is global: %s',
    (address) => {
      expect(policy.allows(address)).toBe(true);
    },
  );

  it.each([
    ['loopback', ['127.0.0.1', '127.255.255.255', '::1', '0:0:0:0:0:0:0:1']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1']],
    ['link-local', ['169.254.0.1', 'fe80::1', 'febf::1']],
    ['link-local with a zone', ['fe80::1%eth0', 'fe80::1%1', '2606:4700::1111%eth0']],
    ['of carrier-grade NAT', ['100.64.0.0', '100.127.255.255']],
    ['multicast', ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1']],
    ['reserved', ['240.0.0.1', '255.255.255.255', '192.0.0.8', '192.88.99.1', '100::1', '2001:1::1']],
    ['unspecified', ['0.0.0.0', '0.1.2.3', '::', '0:0:0:0:0:0:0:0']],
    ['for documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1']],
    ['for benchmarks', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
    ['unique local', ['fc00::1', 'fd12:3456::1', 'fdff::1']],
    ['site-local', ['fec0::1', 'feff::1']],
    ['not given out', ['4000::1', '1234::1', '5f00::1', 'e000::1', '::2:0:0:1']],
  ])('is refused when it is %s', (_kind, addresses) => {
    expect(addresses.filter((address) => policy.allows(address))).toEqual([]);
  });

  it.each(['', 'localhost', '0x7f.1', '2130706433', '127.1', '010.0.0.1', '8.8.8.8 ', '[::1]', '8.8.8.8:80'])(
    'is refused when it is none: %j',
    (text) => {
      expect(policy.allows(text)).toBe(false);
    },
  );

  it('is judged alike whether it is written as IPv4 or mapped', () => {
    fc.assert(
      fc.property(anyFour, (bytes) => {
        const verdict = policy.allows(bytes.join('.'));
        expect(policy.allows(`::ffff:${bytes.join('.')}`)).toBe(verdict);
        expect(policy.allows(`::ffff:${hex(bytes)}`)).toBe(verdict);
      }),
    );
  });

  it('is refused outside 2000::/3, but for mapped ones', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), ([first = 0, ...rest]) => {
        fc.pre(first >> 13 !== 1);
        expect(policy.allows([first, ...rest].map((part) => part.toString(16)).join(':'))).toBe(false);
      }),
    );
  });

  it.each(Object.entries(FORMS))('is refused when it carries a local address: %s', (_name, write) => {
    fc.assert(
      fc.property(loopback, (bytes) => {
        expect(policy.allows(write(bytes))).toBe(false);
      }),
    );
    expect(policy.allows(write([10, 1, 2, 3]))).toBe(false);
  });
});

describe('an allowed network', () => {
  it('lets its own addresses pass, and no others', () => {
    const policy = policyWith('127.0.0.1', '10.0.0.0/8', 'fd00::/8', '::1');

    const passing = ['127.0.0.1', '10.1.2.3', 'fd12::1', '::1', '8.8.8.8'];
    const refused = ['127.0.0.2', '192.168.0.1', 'fc00::1', '::2', '::'];
    expect(passing.filter((address) => !policy.allows(address))).toEqual([]);
    expect(refused.filter((address) => policy.allows(address))).toEqual([]);
  });

  it('of IPv4 lets the mapped forms pass, and no other form', () => {
    const policy = policyWith('127.0.0.0/8');

    const passing = Object.keys(FORMS).filter((name) => policy.allows(FORMS[name]?.([127, 0, 0, 1]) ?? ''));

    expect(passing).toEqual([
      'mapped, dotted',
      'mapped, in hexadecimal',
      'mapped, in full',
      'ISATAP',
      'ISATAP, global',
    ]);
  });

  it.each(Object.entries(FORMS))('of IPv6 lets no local IPv4 address pass: %s', (_name, write) => {
    const policy = policyWith('64:ff9b::/32', '2000::/3', '::/96', '::ffff:0:0:0/96');
    fc.assert(
      fc.property(loopback, (bytes) => {
        expect(policy.allows(write(bytes))).toBe(false);
      }),
    );
  });

  it('of NAT64 lets global IPv4 addresses pass', () => {
    expect(policyWith('64:ff9b::/96').allows('64:ff9b::8.8.8.8')).toBe(true);
    expect(policyWith('64:ff9b::/96', '10.0.0.0/8').allows('64:ff9b::10.0.0.1')).toBe(true);
  });
});

describe('a metadata address', () => {
  const everything = policyWith('0.0.0.0/0', '::/0');
  const FOURS = [
    [169, 254, 169, 254],
    [100, 100, 100, 200],
    [168, 63, 129, 16],
  ];

  it('never passes, whatever the settings say', () => {
    const addresses = [...FOURS.map((bytes) => bytes.join('.')), 'fd00:ec2::254', 'FD00:0EC2:0:0::0254'];

    expect(addresses.filter((address) => everything.allows(address))).toEqual([]);
    expect(addresses.filter((address) => policyWith().allows(address))).toEqual([]);
    expect(addresses.filter((address) => policyWith(address).allows(address))).toEqual([]);
  });

  it.each(Object.entries(FORMS))('never passes inside another: %s', (_name, write) => {
    expect(FOURS.map(write).filter((address) => everything.allows(address))).toEqual([]);
    expect(FOURS.map(write).filter((address) => policyWith().allows(address))).toEqual([]);
  });

  it('shuts out none of its neighbours that the settings name', () => {
    expect(everything.allows('169.254.169.253')).toBe(true);
    expect(everything.allows('fd00:ec2::253')).toBe(true);
    expect(everything.allows('::ffff:127.0.0.1')).toBe(true);
  });
});
