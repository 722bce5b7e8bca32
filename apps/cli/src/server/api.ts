import { Problem, type RouteName, routes } from '@admint/contract';
import type { z } from 'zod';
import { EXIT, Failure, failureOfProblem } from '../failure.ts';

type RouteOf<K extends RouteName> = (typeof routes)[K];
type Given<K extends RouteName, Part extends string> =
  RouteOf<K> extends Record<Part, infer Schema extends z.ZodType> ? z.input<Schema> : never;
type Parts<K extends RouteName> = {
  [Part in 'params' | 'query' | 'body' as Given<K, Part> extends never ? never : Part]: Given<K, Part>;
};
export type Answer<K extends RouteName> = z.output<RouteOf<K>['response']>;

/** The API of one server, by the route names of the contract. */
export interface Api {
  /** Changes when another server has taken over the same data. */
  url: string;
  token: string | undefined;
  /** Finds the server that took over when ours has gone; absent when there can be none. */
  findAgain: (() => Promise<string>) | undefined;
  /** Throws Failure: `unreachable`, or what the server refused. */
  call<K extends RouteName>(name: K, parts: Parts<K>): Promise<Answer<K>>;
  /** The bytes at a path of the server; throws as `call`. */
  download(path: string): Promise<Response>;
}

export function openApi(url: string): Api {
  const api: Api = {
    url: url.replace(/\/+$/, ''),
    token: undefined,
    findAgain: undefined,

    async call(name, parts) {
      const { method, path } = routes[name];
      const { params, query, body } = parts as Record<string, Record<string, string | number> | undefined>;
      const filled = path.replace(/\{(\w+)\}/g, (_all, key: string) =>
        encodeURIComponent(String(params?.[key])),
      );
      const search = new URLSearchParams();
      for (const [key, value] of Object.entries(query ?? {})) {
        if (value !== undefined) search.set(key, String(value));
      }
      const answer = await send(api, search.size > 0 ? `${filled}?${search.toString()}` : filled, {
        method: method.toUpperCase(),
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      return (await answer.json()) as Answer<typeof name>;
    },

    download: (path) => send(api, path, {}),
  };
  return api;
}

const TRIES = 3;

/** A request that got no answer is sent again, to the server that may have taken over, unless that could do something twice. */
async function send(api: Api, path: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(api, path, init);
    if (answer instanceof Response) return answer;
    const harmless = (init.method ?? 'GET') === 'GET' || answer.code === 'ECONNREFUSED';
    if (!harmless || attempt === TRIES) throw answer.failure;
    if (attempt > 1 && api.findAgain) api.url = await api.findAgain();
  }
}

/** Why a request got no answer: the system's code, and the same for a person. */
interface Lost {
  code: string | undefined;
  failure: Failure;
}

async function ask(api: Api, path: string, init: RequestInit): Promise<Response | Lost> {
  const headers = {
    ...(init.headers as Record<string, string> | undefined),
    ...(api.token && { authorization: `Bearer ${api.token}` }),
  };
  const answer = await fetch(new URL(path, api.url), { ...init, headers }).catch((error: unknown) => {
    const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
    const text = `${api.url} cannot be reached (${cause?.message || message}).`;
    return { code: cause?.code, failure: new Failure(EXIT.unreachable, 'unreachable', text, 'unknown') };
  });
  if (!(answer instanceof Response) || answer.ok) return answer;
  const problem = Problem.safeParse(await answer.json().catch(() => null));
  if (problem.success) throw failureOfProblem(problem.data);
  throw new Failure(
    EXIT.unreachable,
    'not_admint',
    `${api.url} answered ${answer.status} and does not look like an AdMint server.`,
  );
}
