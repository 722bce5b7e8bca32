import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Prediction } from './prediction.ts';

export interface WebhookDelivery {
  /** The same for repeated deliveries of one event. */
  deliveryId: string;
  /** Our key, from the address the service called. */
  key: string;
  /** The provider's id of the job. */
  id: string;
  /** Has the job ended? A late event of a running job may follow. */
  ended: boolean;
}

/** A delivery that is forged, too old, or not a prediction. */
export class BadWebhookError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadWebhookError';
  }
}

/** Seconds by which a delivery may be early or late. */
const WINDOW = 300;
const ENDED = new Set(['succeeded', 'failed', 'canceled', 'aborted']);

/** The address to hand to the service for a job: ours, with the job's key in the query. */
export function webhookAddress(base: string, key: string): string {
  const url = new URL(base);
  url.searchParams.set('job', key);
  return url.href;
}

/** Our key in an address that {@link webhookAddress} made, or null. */
export function keyInAddress(address: string | null | undefined): string | null {
  return address && URL.canParse(address) ? new URL(address).searchParams.get('job') : null;
}

/**
 * Checks a delivery and reads it. The signature is Svix's: HMAC-SHA256 over `id.timestamp.body`, keyed with the
 * base64 part of the secret. Throws `BadWebhookError`.
 */
export function readWebhook(
  delivery: { headers: Headers; body: string; url: string },
  secret: string,
  now = Date.now(),
): WebhookDelivery {
  const { headers, body, url } = delivery;
  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp');
  const signatures = headers.get('webhook-signature');
  if (!id || !timestamp || !signatures) throw new BadWebhookError('The delivery is not signed.');
  if (!/^\d+$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > WINDOW) {
    throw new BadWebhookError('The delivery is too old or from the future.');
  }
  if (!isSigned(`${id}.${timestamp}.${body}`, signatures, secret)) {
    throw new BadWebhookError('The signature of the delivery is wrong.');
  }
  return readBody(id, body, url);
}

function isSigned(content: string, signatures: string, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(content).digest();
  return signatures.split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const Body = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

function readBody(deliveryId: string, body: string, url: string): WebhookDelivery {
  const parsed = Body.pipe(Prediction).safeParse(body);
  const key = keyInAddress(url) ?? keyInAddress(parsed.data?.webhook);
  if (!parsed.success || key === null) throw new BadWebhookError('The delivery names no job of ours.');
  return { deliveryId, key, id: parsed.data.id, ended: ENDED.has(parsed.data.status) };
}
