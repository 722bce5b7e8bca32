import { AdmintError } from '@admint/contract';
import type { Account, HttpSettings, User, UserStore } from '../services.ts';
import { passwordStamp } from './passwords.ts';
import { type ReadHeader, isLoopback, isSameOrigin, mayBeSameOrigin } from './origin.ts';
import type { TokenClaims, Tokens } from './tokens.ts';

export const TOKEN_COOKIE = 'admint_token';
export const DEMO_EMAIL = 'demo@example.com';
export const DEMO_PASSWORD = 'demo123';

/** How a request uses its login: `content` may be linked to from anywhere, a write must come from our own page. */
export type Purpose = 'content' | 'read' | 'write';

export interface Identity {
  user: User;
  claims: TokenClaims;
}

export interface Identifier {
  /**
   * Whose request is this? `offered` is a token the address or the WebSocket handshake carried.
   * Throws AdmintError `not_authenticated`, or `cross_site_refused` for a cookie sent by another site's page.
   */
  identify(header: ReadHeader, purpose: Purpose, offered?: string): Promise<Identity>;
}

export function createIdentifier(settings: HttpSettings, users: UserStore, tokens: Tokens): Identifier {
  return {
    async identify(header, purpose, offered) {
      const token = findToken(header, purpose, offered);
      const claims = token === undefined ? null : await tokens.read(token);
      const account = claims && (await users.findByToken(claims.userId, claims.jti));
      if (!claims || !account || !isCurrent(claims, account) || (isDemoAccount(account) && !settings.demo)) {
        throw new AdmintError('not_authenticated', 'Log in first: this needs a valid token.');
      }
      const { id, username, email } = account;
      return { user: { id, username, email, is_admin: isAdmin(account, settings) }, claims };
    },
  };
}

/** A token for another password than today's has ended. */
function isCurrent({ stamp }: TokenClaims, { password_hash }: Account): boolean {
  return stamp === undefined || stamp === passwordStamp(password_hash);
}

/** Whoever sits at a demo machine owns it; elsewhere the first who registered does. */
function isAdmin(account: Account, { demo, host }: HttpSettings): boolean {
  return account.is_admin === true || (isDemoAccount(account) && demo && isLoopback(host));
}

/** True for the account whose password everyone knows. */
export function isDemoAccount(user: Pick<User, 'email'>): boolean {
  return user.email?.toLowerCase() === DEMO_EMAIL;
}

function findToken(header: ReadHeader, purpose: Purpose, offered: string | undefined): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(header('authorization') ?? '')?.[1];
  if (bearer ?? offered) return bearer ?? offered;
  const cookie = readCookie(header('cookie') ?? '', TOKEN_COOKIE);
  if (cookie === undefined) return undefined;
  // A cookie is sent by the browser whoever asks for it; a header is not.
  if (purpose === 'content') return cookie;
  if (purpose === 'write' ? isSameOrigin(header) : mayBeSameOrigin(header)) return cookie;
  throw new AdmintError(
    'cross_site_refused',
    'A login cookie only works from our own pages. Send Authorization: Bearer.',
  );
}

function readCookie(cookies: string, name: string): string | undefined {
  for (const pair of cookies.split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}
