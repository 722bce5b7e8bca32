import type { Charged, Micros } from '@admint/contract';
import { excerpt, HttpError, NoAnswerError, reason } from '../http/index.ts';
import { type Fault, NotStarted } from '../spec/index.ts';

const fault = (
  code: Fault['code'],
  message: string,
  retryable: boolean,
  extra: Partial<Fault> = {},
): Fault => ({ code, message, retryable, charged: 'none', ...extra });

/** Takes what a create threw, gives what `start` must throw: {@link NotStarted} when nothing was created, else the error itself. */
export function startFailure(error: unknown): unknown {
  if (error instanceof NoAnswerError) {
    if (error.sent === 'unknown') return error;
    return new NotStarted(fault('unavailable', 'Replicate could not be reached.', true), error);
  }
  if (!(error instanceof HttpError)) return error;
  const known = refusal(error);
  return known ? new NotStarted(known, error) : error;
}

/** What a refused request means, or null when the service may have acted all the same. */
export function refusal(error: HttpError): Fault | null {
  const { status, body, retryAfter } = error;
  const detail = detailOf(body);
  if (status === 429) {
    const low = /less than \$|reduced to/i.test(detail);
    const message = low
      ? 'Replicate slows this account down because its credit is low. Add credit at replicate.com/account/billing.'
      : 'Replicate is taking no more requests for the moment.';
    return fault('rate_limited', message, true, { retry_after: retryAfter ?? 5 });
  }
  if (status === 402) {
    const message =
      'The Replicate account has no credit left. Add some at replicate.com/account/billing; it takes a few minutes to arrive.';
    return fault('no_credit', message, false);
  }
  if (status === 401)
    return fault('unauthorized', 'Replicate does not accept the key. Check it in the settings.', false);
  if (status === 403) return fault('unauthorized', 'The Replicate key may not use this model.', false);
  if (status === 404)
    return fault('unavailable', 'Replicate does not offer this model. Choose another one.', false);
  if (status === 413) return fault('invalid_input', 'A file is too large for Replicate.', false);
  if (status >= 400 && status < 500 && status !== 408) {
    return fault(
      'invalid_input',
      reason('Replicate refused the request', detail || `status ${status}`),
      false,
    );
  }
  return null;
}

function detailOf(body: string): string {
  try {
    const parsed = JSON.parse(body) as { detail?: unknown; title?: unknown };
    const detail = typeof parsed.detail === 'string' ? parsed.detail : parsed.title;
    return typeof detail === 'string' ? excerpt(detail.replace(/^- /, '')) : '';
  } catch {
    return '';
  }
}

const MODERATION = /E005|flagged as sensitive|NSFW|content policy|safety/i;
const BLACK_IMAGE = /Potential NSFW content was detected/i;

const chargedBy = (cost: Micros | null): Charged =>
  cost === null ? 'unknown' : cost === 0 ? 'none' : 'full';

/** Takes the error text of a failed job, gives what it means for the user. */
export function failureOf(error: string, cost: Micros | null): Fault {
  const charged = chargedBy(cost);
  const say = (code: Fault['code'], message: string, retryable: boolean) =>
    fault(code, message, retryable, { charged });
  const again = (code: Fault['code'], message: string) => ({ ...say(code, message, true), again: true });
  if (/NSFW content detected/i.test(error)) {
    return say(
      'content_refused',
      'The model’s content filter refused this picture. It is known for false alarms: another seed may pass.',
      false,
    );
  }
  if (MODERATION.test(error)) {
    return say(
      'content_refused',
      'The model’s content filter refused this. Change the words or the photo and try again.',
      false,
    );
  }
  if (/code: PA\b|interrupted/i.test(error)) {
    return again('interrupted', 'Replicate interrupted the job. It can be asked for again.');
  }
  if (/E6716/.test(error))
    return say('unavailable', 'The model did not start in time. Try again in a few minutes.', true);
  if (/E1001|out of memory|OOM/i.test(error)) {
    return again('model_error', 'The model ran out of memory. A smaller size may work.');
  }
  if (lostUpload(error)) {
    return again(
      'invalid_input',
      'Replicate could no longer read a picture it had been sent. It is sent anew on the next try.',
    );
  }
  if (/input validation error/i.test(error)) {
    return say('invalid_input', reason('The model refused its input', excerpt(error, [], 200)), false);
  }
  if (/E1000/.test(error)) return again('model_error', 'Replicate had an unknown problem. Try again.');
  if (/timed? ?out|30 minutes/i.test(error))
    return say('timeout', 'The job ran longer than Replicate allows.', true);
  const detail = excerpt(error, [], 200);
  return say('model_error', reason('The model failed', detail || 'it gave no reason'), true);
}

/** A job that succeeded on paper but whose pictures were blacked out. */
export function blackedOut(logs: string | null | undefined): Fault | null {
  if (!logs || !BLACK_IMAGE.test(logs)) return null;
  const message = 'The model’s content filter blacked the picture out. Another seed or other words may pass.';
  return fault('content_refused', message, false, { charged: 'full' });
}

export const expired: Fault = fault(
  'interrupted',
  'Replicate has deleted the result: it keeps results for one hour only. It was paid for once; making it again costs again.',
  true,
  { charged: 'full', result: 'gone' },
);

export const neverBegan: Fault = fault(
  'timeout',
  'The model did not start in the time we gave it, so the job was dropped before it cost anything.',
  true,
);

export const overdue = (cost: Micros | null): Fault =>
  fault('timeout', 'The job ran into the time limit and was stopped.', true, { charged: chargedBy(cost) });

export const empty = (cost: Micros | null): Fault =>
  fault('model_error', 'The model said it was done but gave nothing.', true, { charged: chargedBy(cost) });

/** Did the job fail because a file we had placed was gone? */
export const lostUpload = (error: string): boolean =>
  /(could not|unable to|failed to) (fetch|download|load)|404 client error/i.test(error);
