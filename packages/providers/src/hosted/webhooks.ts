import { BadFalWebhookError, type FalKeys, readFalWebhook } from '../fal/webhook.ts';
import { BadWebhookError, readWebhook } from '../replicate/webhook.ts';

/** A request that says it comes from a provider. */
export interface Delivery {
  headers: Headers;
  /** Exactly as it came: the signature is over its bytes. */
  body: string;
  /** The address that was called, query included. */
  url: string;
}

/** What a checked webhook tells: the provider's job `id` was made under our `key`. */
export interface Told {
  key: string;
  id: string;
}

/** A delivery that is forged, too old, or names no job of ours. */
export class RefusedWebhookError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'RefusedWebhookError';
  }
}

export type WebhookProvider = 'replicate' | 'fal';

interface Sources {
  replicate: () => Promise<string>;
  fal: () => Promise<FalKeys>;
}

/** As long as fal lets its keys be kept. */
const KEPT_MS = 24 * 3_600_000;
/** Forgers must not make us ask the provider at every request. */
const ASK_AGAIN_MS = 60_000;

/** Checks deliveries with what each provider signs them by, fetched when it is first needed. */
export class WebhookSigners {
  private readonly sources: Sources;
  private readonly known = new Map<WebhookProvider, { at: number; value: unknown }>();

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** Throws `RefusedWebhookError`; anything else when the provider could not be asked for its key. */
  async read(provider: WebhookProvider, delivery: Delivery): Promise<Told> {
    try {
      return read(provider, delivery, await this.signer(provider, KEPT_MS));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Keys change: one that does not fit may be an old one.
      const fresh = await this.signer(provider, ASK_AGAIN_MS);
      try {
        return read(provider, delivery, fresh);
      } catch (again) {
        throw isRefusal(again) ? new RefusedWebhookError(again.message, again) : again;
      }
    }
  }

  private async signer(provider: WebhookProvider, maxAge: number): Promise<unknown> {
    const known = this.known.get(provider);
    if (known && Date.now() - known.at < maxAge) return known.value;
    const value = await this.sources[provider]();
    this.known.set(provider, { at: Date.now(), value });
    return value;
  }
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof BadWebhookError || error instanceof BadFalWebhookError;

function read(provider: WebhookProvider, delivery: Delivery, signer: unknown): Told {
  if (provider === 'replicate') return readWebhook(delivery, signer as string);
  const { key, requestId } = readFalWebhook(delivery, signer as FalKeys);
  return { key, id: requestId };
}
