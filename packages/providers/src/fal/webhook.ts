import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

/** Public keys of fal, as its JWKS lists them (`https://rest.fal.ai/.well-known/jwks.json`). */
export const FalKeys = z.looseObject({ keys: z.array(z.looseObject({ x: z.string() })) });

export type FalKeys = z.infer<typeof FalKeys>;

export interface FalDelivery {
  requestId: string;
  /** Our key, from the address the service called. */
  key: string;
  /** Did the job succeed? */
  ok: boolean;
}

/** A delivery that is forged, too old, or names no job of ours. */
export class BadFalWebhookError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadFalWebhookError';
  }
}

const WINDOW = 300;
const Body = z.looseObject({ request_id: z.string(), status: z.string() });

/**
 * Checks a delivery and reads it: ED25519 over `requestId\nuserId\ntimestamp\nsha256hex(body)`, any of the listed keys.
 * Throws `BadFalWebhookError`.
 */
export function readFalWebhook(
  { headers, body, url }: { headers: Headers; body: string; url: string },
  { keys }: FalKeys,
  now = Date.now(),
): FalDelivery {
  const part = (name: string) => headers.get(`x-fal-webhook-${name}`) ?? '';
  const timestamp = part('timestamp');
  if (!/^\d+$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > WINDOW) {
    throw new BadFalWebhookError('The delivery is unsigned, too old or from the future.');
  }
  const digest = createHash('sha256').update(body).digest('hex');
  const message = Buffer.from([part('request-id'), part('user-id'), timestamp, digest].join('\n'));
  const signature = Buffer.from(part('signature'), 'hex');
  const good = keys.some(({ x }) => {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  });
  if (!good) throw new BadFalWebhookError('The signature of the delivery is wrong.');
  const key = URL.canParse(url) ? new URL(url).searchParams.get('job') : null;
  const parsed = Body.safeParse(parseJson(body));
  if (!parsed.success || key === null) throw new BadFalWebhookError('The delivery names no job of ours.');
  return { requestId: parsed.data.request_id, key, ok: parsed.data.status === 'OK' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
