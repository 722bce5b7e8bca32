import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/**
 * Why an address entered for a server of one's own is refused, or null. Private networks are fine, an admin says so;
 * never the link-local range, where clouds hand out the machine's own credentials.
 */
export async function refuseAddress(url: string): Promise<string | null> {
  const { hostname, username, password } = new URL(url);
  if (username || password) return 'must not carry a user name or a password';
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  return addresses.some(isLinkLocal) ? 'must not lead to a link-local address' : null;
}

/** A name that is not known now may be known later; the check button tells. */
async function addressesOf(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

const isLinkLocal = (address: string) =>
  /^(169\.254\.|::ffff:169\.254\.)/i.test(address) ||
  /^fe[89ab]/i.test(address) ||
  /^::ffff:a9fe:/i.test(address) ||
  address === 'fd00:ec2::254';
