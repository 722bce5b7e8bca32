import { AdmintError, type Problem } from '@admint/contract';
import { STATUS_CODES } from 'node:http';

/** The one table from error code to HTTP status. A code that is not here answers 500 and is logged. */
export const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  invalid_json: 400,
  bad_request: 400,
  not_authenticated: 401,
  invalid_credentials: 401,
  webhook_refused: 401,
  budget_exceeded: 402,
  daily_cap_reached: 402,
  cross_site_refused: 403,
  demo_refused: 403,
  admin_only: 403,
  not_found: 404,
  session_not_found: 404,
  asset_not_found: 404,
  generation_not_found: 404,
  comparison_not_found: 404,
  not_an_automatic_ad: 409,
  method_not_allowed: 405,
  wrong_stage: 409,
  plan_changed: 409,
  plan_incomplete: 409,
  already_running: 409,
  nothing_to_retry: 409,
  nothing_to_cancel: 409,
  nothing_to_compose: 409,
  username_taken: 409,
  email_taken: 409,
  conflict: 409,
  set_by_environment: 409,
  budget_too_low: 422,
  wrong_password: 422,
  payload_too_large: 413,
  photo_refused: 422,
  asset_missing: 404,
  bad_range: 416,
  storage_full: 507,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  misdirected_request: 421,
  validation_failed: 422,
  unknown_asset: 422,
  unsupported_option: 422,
  model_unavailable: 422,
  content_refused: 422,
  rate_limited: 429,
  provider_failed: 502,
  music_failed: 503,
  provider_unavailable: 503,
  storage_unavailable: 503,
  shutting_down: 503,
  disk_full: 507,
};

export const PROBLEM_TYPE = 'application/problem+json';

/** Takes any thrown value, gives what may be told to the client. Internals of unknown errors are never told. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof AdmintError)) {
    return problem(500, {
      code: 'internal_error',
      detail: 'Something went wrong on the server. It has been logged.',
      retryable: true,
      charged: 'unknown',
    });
  }
  return problem(STATUS_OF_CODE[error.code] ?? 500, {
    code: error.code,
    detail: error.userMessage,
    retryable: error.retryable,
    charged: error.charged,
    ...(error.fields.length > 0 && { fields: error.fields }),
    ...(error.values && { values: error.values }),
  });
}

/** True when the answer would be a 5xx that an operator has to know of. */
export function isOurFault(error: unknown): boolean {
  return !(error instanceof AdmintError) || (STATUS_OF_CODE[error.code] ?? 500) >= 500;
}

function problem(status: number, rest: Omit<Problem, 'type' | 'title' | 'status'>): Problem {
  return {
    type: `urn:admint:problem:${rest.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    ...rest,
  };
}
