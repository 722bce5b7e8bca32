import { isLoopback } from './auth/origin.ts';
import type { HttpContext } from './routes.ts';
import type { HttpSettings, OutsideAddress } from './services.ts';

/** The origin the client used, as far as a proxy in front of us passes it on. */
export function originOf(context: HttpContext): string {
  const host = context.req.header('host') ?? '';
  const safe = /^[\w.:[\]-]+$/.test(host) ? host : 'localhost';
  const scheme = context.req.header('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${scheme}://${safe}`;
}

/** How this server is reached; a demo on loopback answers nobody else. */
export function outsideAddress(context: HttpContext, settings: HttpSettings): OutsideAddress {
  const origin = originOf(context);
  return { origin, localOnly: isLoopback(settings.host) && isLoopback(new URL(origin).host) };
}
