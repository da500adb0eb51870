import { promises as dns } from 'node:dns';
import { Injectable } from '@nestjs/common';
import { isJsonObject } from '../../common/json';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

const QUERY = { timeout: 2000, tries: 2 };
/** The name servers have no such name, or there are none: the system may know it otherwise (hosts file, search list). */
const UNKNOWN = ['ENOTFOUND', 'ENODATA', 'ECONNREFUSED'];

/**
 * Names to addresses, as an argument: tests answer for themselves. The name servers are asked without holding one of
 * the few threads that the system's own look-up takes, so that a name whose servers are dead delays no other.
 */
@Injectable()
export class HostResolver {
  private readonly underWay = new Map<string, Promise<ResolvedAddress[]>>();

  /** @throws whatever the look-up failed with; the error holds the name. */
  resolve(hostname: string): Promise<ResolvedAddress[]> {
    const known = this.underWay.get(hostname);
    if (known !== undefined) return known;
    const found = this.find(hostname).finally(() => this.underWay.delete(hostname));
    this.underWay.set(hostname, found);
    return found;
  }

  private async find(hostname: string): Promise<ResolvedAddress[]> {
    const resolver = new dns.Resolver(QUERY);
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const found: ResolvedAddress[] = [
      ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 as const })) : []),
      ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 as const })) : []),
    ];
    if (found.length > 0) return found;
    if (four.status === 'rejected' && !UNKNOWN.includes(codeOf(four.reason))) throw new Error('no answer');
    const system = await dns.lookup(hostname, { all: true });
    return system.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  }
}

function codeOf(error: unknown): string {
  return isJsonObject(error) && typeof error.code === 'string' ? error.code : '';
}
