import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

/** What of IPv4 is not somebody's public machine (IANA's registry of special addresses). */
const SPECIAL: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of IPv6 only this part is public, but for what follows. */
const PUBLIC6 = listOf([['2000::', 3]], 'ipv6');
const SPECIAL6 = listOf(
  [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
  'ipv6',
);
const SPECIAL4 = listOf(SPECIAL, 'ipv4');

/** The address is not one that anybody may have this service call. */
export class PrivateAddressError extends Error {}

/** Whether an IP address is that of a machine in the open network: neither of this machine, nor of a network around it. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !SPECIAL4.check(address, 'ipv4');
  return isIP(address) === 6 && PUBLIC6.check(address, 'ipv6') && !SPECIAL6.check(address, 'ipv6');
}

/** The host of a URL if it is an IP address, undefined if it is a name. */
export function addressIn({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? undefined : bare;
}

/**
 * Looks up a name for a connection, which goes to the very addresses that were looked at. Fails with a PrivateAddressError
 * where one of them is not public.
 */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return answer(error, []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return answer(new PrivateAddressError('its address is not a public one'), []);
    }
    if (options.all === true) answer(null, addresses);
    else answer(null, addresses[0].address, addresses[0].family);
  });
};

function listOf(networks: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}
