import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
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

/** A file to hand over. */
export interface Sending {
  bytes: Buffer;
  content_type: string;
}

/**
 * Sends one GET, or one PUT of `sending`, to exactly the address that was checked, so that a name which changes its
 * address between check and connection gains nothing. Sends no key and no cookie, follows nothing.
 */
export async function pinnedRequest(
  url: URL,
  policy: AddressPolicy,
  signal: AbortSignal,
  sending?: Sending,
): Promise<IncomingMessage> {
  const target = await resolveTarget(url, policy);
  const pinned: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [target]);
    else done(null, target.address, target.family);
  };
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = sending
    ? { 'content-type': sending.content_type, 'content-length': sending.bytes.length }
    : { accept: '*/*', 'accept-encoding': 'identity' };
  const method = sending ? 'PUT' : 'GET';
  return new Promise((resolve, reject) => {
    const request = open(url, { method, lookup: pinned, signal, agent: false, headers }, resolve);
    request.on('error', (error) => {
      const sent = neverConnected(error) ? 'no' : 'unknown';
      reject(new NoAnswerError('A file could not be carried to or from its host.', sent, { cause: error }));
    });
    request.end(sending?.bytes);
  });
}

/** Puts a file at an address that a service named. Throws `RefusedAddressError`, or `NoAnswerError` when it did not arrive. */
export async function putFile(
  url: string,
  sending: Sending,
  policy: AddressPolicy,
  signal: AbortSignal,
): Promise<void> {
  if (!URL.canParse(url)) throw new RefusedAddressError('A service named no valid address for a file.');
  const answer = await pinnedRequest(new URL(url), policy, signal, sending);
  answer.resume();
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 299)
    throw new NoAnswerError(`The file storage answered ${status}.`, 'unknown');
}
