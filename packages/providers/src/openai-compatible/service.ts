import { z } from 'zod';
import { HttpError, NoAnswerError, neverConnected, Origin } from '../http/index.ts';
import { type Availability, type Fault, NotStarted } from '../spec/index.ts';
import { refusal, type ServiceName } from './faults.ts';

export interface ServiceOptions {
  /** Name a person knows it by, such as `OpenAI` or `Ollama`. */
  name: string;
  /** Ends before `/chat/completions`. */
  baseUrl: string;
  /** Local servers need none. */
  key?: string;
  /** On the user's own machine: free of charge. True when there is no key. */
  local?: boolean;
  fetch?: typeof fetch;
}

const Models = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })).nullish() });

/** A server that speaks OpenAI's API: OpenAI itself, Ollama, LM Studio, vLLM. */
export class OpenAiService {
  readonly name: ServiceName;
  readonly origin: Origin;
  readonly key: string;
  readonly baseUrl: string;
  private readonly innerFetch: typeof fetch;

  constructor({ name, baseUrl, key = '', local = key === '', fetch = globalThis.fetch }: ServiceOptions) {
    this.name = { service: name, local };
    this.key = key;
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.innerFetch = fetch;
    this.origin = new Origin({
      name,
      baseUrl,
      headers: key === '' ? {} : { authorization: `Bearer ${key}` },
      secrets: [key],
      fetch,
    });
  }

  /** The door for a client that brings its own requests: this origin only, no redirects. */
  get guardedFetch(): typeof fetch {
    return (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (!this.origin.owns(url))
        throw new TypeError(`${this.origin.name} was asked at an address that is not its own`);
      return this.innerFetch(input, { ...init, redirect: 'manual' });
    };
  }

  /** Is the service up, the key good and, on a local server, the model there? */
  async check(model: string): Promise<Availability> {
    try {
      const { data } = Models.parse((await this.origin.request('/models', { timeoutMs: 5000 })).json());
      const has = data?.some(({ id }) => id === model || id === `${model}:latest`) ?? true;
      if (has || !this.name.local) return { available: true, reason: null };
      const reason = `${this.name.service} does not have the model ${model}. Load it there first, for example with “ollama pull ${model}”.`;
      return { available: false, reason };
    } catch (error) {
      const known = error instanceof HttpError ? refusal(this.name, error)?.message : undefined;
      return {
        available: false,
        reason: known ?? `${this.name.service} does not answer at ${this.baseUrl}.`,
      };
    }
  }

  /** Takes what a request threw, gives what `start` must throw. */
  startFailure(error: unknown): unknown {
    if (error instanceof NotStarted) return error;
    if (error instanceof NoAnswerError ? error.sent === 'no' : neverConnected(error)) {
      return new NotStarted(this.unreachable(), error instanceof NoAnswerError ? error : undefined);
    }
    if (!(error instanceof HttpError)) return error;
    const known = refusal(this.name, error);
    return known ? new NotStarted(known, error) : error;
  }

  private unreachable(): Fault {
    const hint = this.name.local ? ' Is it running?' : '';
    return {
      code: 'unavailable',
      message: `${this.name.service} could not be reached.${hint}`,
      retryable: true,
      charged: 'none',
    };
  }
}
