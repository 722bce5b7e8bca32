import { AdmintError } from '@admint/contract';
import { RefusedWebhookError, type WebhookProvider } from '@admint/providers';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { TakeWebhook } from '../hooks/take-webhook.ts';
import { type HttpEnv, refuseOtherMethods } from './routes.ts';

/** A delivery repeats the inputs of its job, pictures inside the request among them. */
const MOST = 24 * 1_048_576;
const PROVIDERS: readonly WebhookProvider[] = ['replicate', 'fal'];

/** `POST /hooks/{provider}`: what providers tell of jobs. No login: each delivery is signed by its provider. */
export function mountHooks(app: Hono<HttpEnv>, take: TakeWebhook): void {
  const tooLarge = () => {
    throw new AdmintError('payload_too_large', 'The delivery is too large.');
  };
  for (const provider of PROVIDERS) {
    const path = `/hooks/${provider}`;
    app.post(path, bodyLimit({ maxSize: MOST, onError: tooLarge }), async (context) => {
      const { headers, url } = context.req.raw;
      const body = await context.req.raw.text();
      await take(provider, { headers, body, url }).catch((error: unknown) => {
        if (!(error instanceof RefusedWebhookError)) throw error;
        throw new AdmintError('webhook_refused', error.message, { cause: error });
      });
      return context.json({ success: true });
    });
    refuseOtherMethods(app, path, ['post']);
  }
}
