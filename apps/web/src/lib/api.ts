import type { Problem } from '@admint/contract';
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './api-schema.d.ts';
import { authStore } from './auth-store.ts';

/**
 * What a request failed with: the server's own problem, or one of ours when no answer came
 * (`code` is then `offline`). `status` is 0 without an answer.
 */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;
  readonly charged: Problem['charged'];
  readonly fields: { field: string; message: string }[];
  readonly values: Problem['values'];

  constructor(problem: Omit<Problem, 'type' | 'title'>) {
    super(problem.detail);
    this.name = 'ApiFailure';
    this.status = problem.status;
    this.code = problem.code;
    this.retryable = problem.retryable;
    this.charged = problem.charged;
    this.fields = problem.fields ?? [];
    this.values = problem.values;
  }
}

const bearer: Middleware = {
  onRequest({ request }) {
    const token = authStore.getState().token;
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
  onResponse({ request, response }) {
    const expired = response.status === 401 && !new URL(request.url).pathname.startsWith('/api/auth/');
    // A late answer to the login before says nothing about the one that has taken its place.
    const own = request.headers.get('Authorization') === `Bearer ${authStore.getState().token}`;
    if (expired && own) authStore.getState().expire();
  },
};

/** The typed client of the whole HTTP contract. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? 'http://localhost' });
api.use(bearer);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Takes a pending call of the client, gives its body or throws an `ApiFailure`. */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiFailure({ status: 0, code: 'offline', detail: '', retryable: true, charged: 'none' });
  }
  const { data, error, response } = answer;
  if (data !== undefined && response.ok) return data;
  throw new ApiFailure(problemOf(error, response.status));
}

/** Reads loosely: a proxy in between may answer with something that is not a problem document. */
function problemOf(body: unknown, status: number): Omit<Problem, 'type' | 'title'> {
  const problem = (body !== null && typeof body === 'object' ? body : {}) as Partial<Problem>;
  return {
    status,
    code: problem.code ?? (status >= 500 ? 'server_error' : 'request_failed'),
    detail: problem.detail ?? '',
    retryable: problem.retryable ?? status >= 500,
    charged: problem.charged ?? (status >= 500 ? 'unknown' : 'none'),
    fields: problem.fields ?? [],
    ...(problem.values && { values: problem.values }),
  };
}
