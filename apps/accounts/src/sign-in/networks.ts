import { isIPv4, isIPv6 } from 'node:net';

/** Where a request comes from, as limits see it. */
export interface Networks {
  /** One household, office or school: an IPv4 address, or an IPv6 /64, of which each device has all addresses. */
  client: string;
  /** The IPv6 /48 above it, of which one customer may have all; absent for everything else. */
  wider?: string;
}

const CLIENT_GROUPS = 4;
const WIDER_GROUPS = 3;

/** @param address  as the trusted proxies tell it; whatever is no address counts as a client of its own */
export function networksOf(address = ''): Networks {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return { client: mapped };
  if (!isIPv6(address)) return { client: address };
  const groups = groupsOf(address);
  return {
    client: `${groups.slice(0, CLIENT_GROUPS).join(':')}::/64`,
    wider: `${groups.slice(0, WIDER_GROUPS).join(':')}::/48`,
  };
}

/** The eight groups of an IPv6 address in their shortest form; a zone (`%eth0`) is left out. */
function groupsOf(address: string): string[] {
  // The WHATWG parser writes the address in its one canonical form, dotted quads at its end included.
  const canonical = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
