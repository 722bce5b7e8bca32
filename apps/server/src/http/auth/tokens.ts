import { SignJWT, jwtVerify } from 'jose';
import { randomUUID } from 'node:crypto';

/** Seven days, in seconds. */
export const TOKEN_LIFETIME = 7 * 24 * 3600;

/** What a valid token says; `expires` is when it ends by itself. */
export interface TokenClaims {
  userId: number;
  jti: string;
  expires: Date;
  /** Mark of the password it was given for; absent in tokens of old. */
  stamp?: string;
}

export interface Tokens {
  /** `stamp`: mark of the password, so that a change of it ends the token. */
  issue(userId: number, stamp: string): Promise<string>;
  /** Null for anything that is not a token of ours in force. */
  read(token: string): Promise<TokenClaims | null>;
}

/** Signs and reads HS256 tokens. `secret` is a string of at least 32 bytes. */
export function createTokens(secret: string): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    async issue(userId, stamp) {
      return new SignJWT({ pw: stamp })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(String(userId))
        .setJti(randomUUID())
        .setIssuedAt()
        .setIssuer('admint')
        .setExpirationTime(`${TOKEN_LIFETIME}s`)
        .sign(key);
    },
    async read(token) {
      const verified = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: 'admint',
        requiredClaims: ['sub', 'jti', 'exp'],
      }).catch(() => null);
      const { sub, jti, exp, pw } = verified?.payload ?? {};
      const userId = Number(sub);
      if (!jti || !exp || !Number.isInteger(userId)) return null;
      return { userId, jti, expires: new Date(exp * 1000), ...(typeof pw === 'string' && { stamp: pw }) };
    },
  };
}
