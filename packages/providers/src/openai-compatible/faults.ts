import { z } from 'zod';
import { excerpt, type HttpError, reason } from '../http/index.ts';
import type { Fault } from '../spec/index.ts';

export interface ServiceName {
  service: string;
  /** Runs on the user's own machine: no key, no bill. */
  local: boolean;
}

const Body = z.looseObject({
  error: z.union([z.string(), z.looseObject({ message: z.string().nullish(), code: z.unknown() })]).nullish(),
});

/** What a refused request means, or null when the service may have acted all the same. */
export function refusal({ service, local }: ServiceName, error: HttpError): Fault | null {
  const { status, retryAfter } = error;
  const { message, code } = read(error.body);
  const fault = (
    kind: Fault['code'],
    text: string,
    retryable: boolean,
    extra: Partial<Fault> = {},
  ): Fault => ({
    code: kind,
    message: text,
    retryable,
    charged: 'none',
    ...extra,
  });
  if (/insufficient_quota|billing/i.test(code) || status === 402) {
    return fault('no_credit', `The ${service} account has no credit left.`, false);
  }
  if (status === 429) {
    return fault('rate_limited', `${service} is taking no more requests for the moment.`, true, {
      retry_after: retryAfter ?? 5,
    });
  }
  if (/moderation|content_policy|safety/i.test(`${code} ${message}`)) {
    return fault(
      'content_refused',
      `The content filter of ${service} refused this. Change the words and try again.`,
      false,
    );
  }
  if (status === 401 || status === 403) {
    return fault('unauthorized', `${service} does not accept the key. Check it in the settings.`, false);
  }
  if (status === 404) {
    const hint = local ? ' Load it there first.' : '';
    return fault('unavailable', `${service} does not have this model.${hint}`, false);
  }
  if (status >= 400 && status < 500 && status !== 408) {
    return fault(
      'invalid_input',
      reason(`${service} refused the request`, message || `status ${status}`),
      false,
    );
  }
  return null;
}

function read(body: string): { message: string; code: string } {
  try {
    const { error } = Body.parse(JSON.parse(body));
    if (typeof error === 'string') return { message: excerpt(error), code: '' };
    return {
      message: excerpt(error?.message ?? ''),
      code: typeof error?.code === 'string' ? error.code : '',
    };
  } catch {
    return { message: '', code: '' };
  }
}
