import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { IPv4, IPv6 } from 'ipaddr.js';
import { CidrList } from '../../common/cidr-list';
import { WebhookSettings } from '../../config/webhook.settings';

/** Where clouds keep the credentials of their machines. */
const METADATA = new CidrList(['169.254.169.254', '100.100.100.200', '168.63.129.16', 'fd00:ec2::254']);

/** Where in it such a network leaves an IPv4 address is for its owner to choose: it cannot be judged. */
const LOCAL_NAT64 = IPv6.parseCIDR('64:ff9b:1::/48');

/** The networks whose addresses carry IPv4 addresses, and the bytes where these begin. */
const CARRIERS: readonly { network: [IPv6, number]; at: readonly number[]; invertedAt?: number }[] = [
  { network: IPv6.parseCIDR('::/96'), at: [12] },
  { network: IPv6.parseCIDR('::ffff:0:0:0/96'), at: [12] },
  { network: IPv6.parseCIDR('64:ff9b::/96'), at: [12] },
  { network: IPv6.parseCIDR('2002::/16'), at: [2] },
  { network: IPv6.parseCIDR('2001::/32'), at: [4], invertedAt: 12 },
];

/**
 * Which addresses an endpoint may have: global unicast ones, and those in the networks that the settings name.
 * An IPv4 address inside an IPv6 one must pass as well. Metadata addresses never pass.
 */
@Injectable()
export class AddressPolicy {
  private readonly allowed: CidrList;

  constructor(settings: WebhookSettings) {
    this.allowed = new CidrList(settings.allowedCidrs);
  }

  /** `address` is an IPv4 or IPv6 address in any spelling that a socket takes; anything else does not pass. */
  allows(address: string): boolean {
    const family = isIP(address);
    if (family === 4) return this.allowsFour(IPv4.parse(address));
    return family === 6 && !address.includes('%') && this.allowsSix(parseSix(address));
  }

  private allowsSix(six: IPv6): boolean {
    if (six.isIPv4MappedAddress()) return this.allowsFour(six.toIPv4Address());
    const isGlobal = six.range() === 'unicast' && isInGlobalSpace(six);
    return (
      !six.match(LOCAL_NAT64) &&
      this.passes(six.toString(), isGlobal) &&
      carriedBy(six).every((four) => this.allowsFour(four))
    );
  }

  private allowsFour(four: IPv4): boolean {
    return this.passes(four.toString(), four.range() === 'unicast');
  }

  private passes(address: string, isGlobal: boolean): boolean {
    return !METADATA.contains(address) && (isGlobal || this.allowed.contains(address));
  }
}

/** By way of a URL, which writes the address in hexadecimal: ipaddr.js takes `::192.0.2.1` for a mapped address. */
function parseSix(address: string): IPv6 {
  return IPv6.parse(new URL(`http://[${address}]`).hostname.slice(1, -1));
}

/** 2000::/3: the rest of IPv6 is special or not given out yet. */
function isInGlobalSpace(six: IPv6): boolean {
  return six.match(IPv6.parse('2000::'), 3);
}

function carriedBy(six: IPv6): IPv4[] {
  const text = six.toString();
  if (text === '::' || text === '::1') return [];
  const bytes = six.toByteArray();
  const fours = CARRIERS.filter(({ network }) => six.match(network)).flatMap(({ at, invertedAt }) => [
    ...at.map((start) => bytes.slice(start, start + 4)),
    ...(invertedAt === undefined ? [] : [bytes.slice(invertedAt, invertedAt + 4).map((byte) => 255 - byte)]),
  ]);
  if (isIsatap(bytes)) fours.push(bytes.slice(12));
  return fours.map((four) => new IPv4(four));
}

/** Known by its second half, `…:0:5efe:192.0.2.1` or `…:200:5efe:192.0.2.1`, under any network. */
function isIsatap(bytes: readonly number[]): boolean {
  return /^[02],0,94,254$/.test(bytes.slice(8, 12).join());
}
