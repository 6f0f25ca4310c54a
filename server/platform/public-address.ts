import { BlockList, isIP } from 'node:net';

/** Ranges that are no public host: RFC 6890 and its successors. Of IPv6 only what is handed out for the public is let through. */
const NOT_PUBLIC_V4 = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const;
/** Inside the public range, yet ways into another one: Teredo, documentation, 6to4. */
const NOT_PUBLIC_V6 = [['2001::', 32], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const;

const notPublic = new BlockList();
for (const [net, prefix] of NOT_PUBLIC_V4) notPublic.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of NOT_PUBLIC_V6) notPublic.addSubnet(net, prefix, 'ipv6');
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const bare = (address: string): string => address.replace(/^\[|\]$/g, '');
const familyOf = (address: string): 'ipv4' | 'ipv6' | null => ({ 0: null, 4: 'ipv4', 6: 'ipv6' } as const)[isIP(address) === 4 ? 4 : isIP(address) === 6 ? 6 : 0];

/** Whether an address belongs to a host that anybody may reach, as opposed to one inside a network or this machine. */
export function isPublicAddress(given: string): boolean {
  const address = bare(given);
  const family = familyOf(address);
  if (family === null || notPublic.check(address, family)) return false;
  return family === 'ipv4' || publicV6.check(address, 'ipv6');
}

export function isLoopbackAddress(given: string): boolean {
  const address = bare(given);
  const family = familyOf(address);
  return family !== null && loopback.check(address, family);
}
