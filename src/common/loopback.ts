import { CidrList } from './cidr-list';

const loopback = new CidrList(['127.0.0.0/8', '::1']);

/** Whether a URL's host name means this machine. */
export function isLoopbackHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || loopback.contains(bare);
}
