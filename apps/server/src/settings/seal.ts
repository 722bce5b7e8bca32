import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Locks and opens texts with AES-256-GCM under keys derived from server secrets. */
export interface Sealer {
  /** Names the secret that new seals are made with. */
  readonly keyId: string;
  /** `purpose` is bound to the seal: it opens under the same one only. */
  seal(text: string, purpose: string): string;
  /** Null when no secret of this server opens it, or when it was tampered with. */
  open(sealed: string, keyId: string, purpose: string): string | null;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `secrets`: the one for new seals first, then old ones that may still be needed to open. Each 32 characters or more. */
export function createSealer(secrets: readonly [string, ...string[]]): Sealer {
  const keys = secrets.map((secret) => {
    const key = Buffer.from(hkdfSync('sha256', secret, 'admint', 'provider-keys/1', 32));
    return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 12) };
  });
  const [current] = keys as [(typeof keys)[number]];
  return {
    keyId: current.id,
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, keyId, purpose) {
      const found = keys.find(({ id }) => id === keyId);
      if (!found) return null;
      const bytes = Buffer.from(sealed, 'base64url');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', found.key, nonce, { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(tag);
        const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        // A seal that was changed is no seal: whoever asked is told that it cannot be read.
        return null;
      }
    },
  };
}
