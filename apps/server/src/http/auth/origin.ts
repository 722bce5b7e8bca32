/** Reads one request header by its lower-case name. */
export type ReadHeader = (name: string) => string | undefined;

const LOOPBACK =
  /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\]|\[::ffff:127(\.\d{1,3}){3}\])$/i;

/** The name of a `Host` header or of a listening address without its port. */
function hostName(host: string): string {
  return host.replace(/:\d*$/, '');
}

/** Takes a Host header or a listening address; true for names of this machine only. */
export function isLoopback(host: string): boolean {
  return host === '::1' || LOOPBACK.test(hostName(host));
}

/**
 * True when the browser says that the page asking is one of ours. Hosts are compared without the scheme,
 * which a proxy that ends TLS changes; Origin goes first because browsers disagree on Sec-Fetch-Site for sockets.
 */
export function isSameOrigin(header: ReadHeader): boolean {
  const origin = header('origin');
  if (origin !== undefined) {
    return URL.canParse(origin) && new URL(origin).host === header('host')?.toLowerCase();
  }
  const site = header('sec-fetch-site');
  return site === 'same-origin' || site === 'none';
}

/** True when nothing says that the page asking is another one: enough for reads, which another site cannot see. */
export function mayBeSameOrigin(header: ReadHeader): boolean {
  const unsaid = header('sec-fetch-site') === undefined && header('origin') === undefined;
  return unsaid || isSameOrigin(header);
}
