import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
// RFC 6890 and its successors: loopback, private, link-local (cloud metadata), carrier, benchmark, multicast, reserved.
for (const [network, bits] of [
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
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inside.addSubnet(network, bits, 'ipv4');
}
/** The only part of IPv6 that is routed on the public internet today. */
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
// Transition and documentation ranges can carry a private IPv4 address or lead nowhere.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  inside.addSubnet(network, bits, 'ipv6');
}

/** Takes an IP address as text, says whether it lies on the public internet. Anything that is not an address does not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, 'ipv4');
  if (family === 6) return publicV6.check(address, 'ipv6') && !inside.check(address, 'ipv6');
  return false;
}
