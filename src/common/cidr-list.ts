import { BlockList, isIP } from 'node:net';

/** Whether the text is a network such as `10.0.0.0/8` or `fd00::/8`, or a single address. */
export function isCidr(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}

/** A set of networks. An IPv4 address in its IPv6-mapped form is looked up as the IPv4 address that it is. */
export class CidrList {
  private readonly networks = new BlockList();

  constructor(cidrs: readonly string[]) {
    for (const cidr of cidrs) {
      const [address = '', prefix] = cidr.split('/');
      const isFour = isIP(address) === 4;
      this.networks.addSubnet(address, Number(prefix ?? (isFour ? 32 : 128)), isFour ? 'ipv4' : 'ipv6');
    }
  }

  contains(address: string): boolean {
    const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
    const family = isIP(plain);
    return family !== 0 && this.networks.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  }
}
