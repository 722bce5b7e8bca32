import { excerpt, type HttpError, reason } from '../http/index.ts';
import type { Fault } from '../spec/index.ts';

const fault = (
  code: Fault['code'],
  message: string,
  retryable: boolean,
  extra: Partial<Fault> = {},
): Fault => ({
  code,
  message,
  retryable,
  charged: 'none',
  ...extra,
});

/** What a refused request means, or null when the service may have acted all the same. */
export function refusal({ status, body, retryAfter }: HttpError): Fault | null {
  const detail = detailOf(body);
  if (/content_policy|nsfw|safety|flagged/i.test(detail)) {
    return fault(
      'content_refused',
      'The model’s content filter refused this. Change the words or the photo and try again.',
      false,
    );
  }
  if (status === 429) {
    return fault('rate_limited', 'fal is taking no more requests for the moment.', true, {
      retry_after: retryAfter ?? 5,
    });
  }
  if (status === 402 || /exhausted balance|insufficient/i.test(detail)) {
    return fault(
      'no_credit',
      'The fal account has no credit left. Add some at fal.ai/dashboard/billing.',
      false,
    );
  }
  if (status === 401 || status === 403) {
    return fault('unauthorized', 'fal does not accept the key. Check it in the settings.', false);
  }
  if (status === 404)
    return fault('unavailable', 'fal does not offer this model. Choose another one.', false);
  if (status >= 400 && status < 500 && status !== 408) {
    return fault('invalid_input', reason('fal refused the request', detail || `status ${status}`), false);
  }
  return null;
}

/** What a finished job's error answer means. */
export function failureOf(error: HttpError): Fault {
  const known = refusal(error);
  if (known) return known;
  if (error.status === 504) return fault('timeout', 'The model did not start in time at fal.', true);
  const detail = detailOf(error.body);
  const message = reason('The model failed', detail || `status ${error.status}`);
  return fault('model_error', message, true, { charged: 'unknown' });
}

export const blackedOut: Fault = fault(
  'content_refused',
  'The model’s content filter blacked the picture out. Another seed or other words may pass.',
  false,
  { charged: 'full' },
);

export const expired: Fault = fault(
  'interrupted',
  'The result is no longer at fal. It was paid for once; making it again costs again.',
  true,
  { charged: 'full', result: 'gone' },
);

/** `detail` is a sentence or a list of `{ msg }`; some models say `message`. */
function detailOf(body: string): string {
  try {
    const { detail, message } = JSON.parse(body) as { detail?: unknown; message?: unknown };
    if (Array.isArray(detail)) {
      const items = detail as { msg?: unknown; loc?: unknown; type?: unknown }[];
      return excerpt(
        items.map(({ msg, loc, type }) => [lastOf(loc), msg, type].filter(Boolean).join(': ')).join('; '),
      );
    }
    const text = detail ?? message;
    return typeof text === 'string' ? excerpt(text) : '';
  } catch {
    return '';
  }
}

const lastOf = (path: unknown): string => (Array.isArray(path) ? String(path.at(-1) ?? '') : '');
