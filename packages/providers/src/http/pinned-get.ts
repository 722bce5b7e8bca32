import { lookup } from 'node:dns/promises';
import { type IncomingMessage, get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './address.ts';
import { NoAnswerError, neverConnected, RefusedAddressError } from './http-error.ts';

export interface AddressPolicy {
  /** Origins (`http://127.0.0.1:4000`) that configuration names, so they may be private and without TLS. */
  allowOrigins?: readonly string[];
}

interface Target {
  address: string;
  family: 4 | 6;
}

/** Gives the address to connect to. Throws `RefusedAddressError` unless every address of the host is public or the origin is allowed. */
async function resolveTarget(url: URL, policy: AddressPolicy): Promise<Target> {
  const allowed = policy.allowOrigins?.includes(url.origin) ?? false;
  if (url.protocol !== 'https:' && !(allowed && url.protocol === 'http:')) {
    throw new RefusedAddressError('A file was offered at an address that is not https.');
  }
  if (url.username || url.password) throw new RefusedAddressError('A file address carried a user name.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolveHost(host);
  const [first] = addresses;
  if (!first) throw new NoAnswerError('The host of a file has no address.', 'no');
  if (!allowed && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new RefusedAddressError('A file was offered at an address inside a private network.');
  }
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}

async function resolveHost(host: string) {
  try {
    return await lookup(host, { all: true });
  } catch (error) {
    throw new NoAnswerError('The host of a file is not known.', 'no', { cause: error });
  }
}

/**
 * Sends one GET to exactly the address that was checked, so that a name which changes its address between check and
 * connection gains nothing. Sends no key and no cookie, follows nothing.
 */
export async function pinnedGet(
  url: URL,
  policy: AddressPolicy,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const target = await resolveTarget(url, policy);
  const pinned: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [target]);
    else done(null, target.address, target.family);
  };
  const get = url.protocol === 'https:' ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { lookup: pinned, signal, agent: false, headers: { accept: '*/*', 'accept-encoding': 'identity' } },
      resolve,
    );
    request.on('error', (error) => {
      const sent = neverConnected(error) ? 'no' : 'unknown';
      reject(new NoAnswerError('A file could not be fetched.', sent, { cause: error }));
    });
  });
}
