import type { Tier } from '../catalogue/index.ts';
import type { CallKind, ModelSet } from '../spec/index.ts';

/** A server of the user's own that speaks OpenAI's API: Ollama, LM Studio, vLLM. */
export interface LocalServer {
  /** Such as `http://localhost:11434/v1`. */
  baseUrl: string;
  /** The name the server has for the model, such as `llama3.1:8b`. */
  model: string;
  /** Name a person knows the server by; `Your model server` when absent. */
  name?: string;
  /** Where the server asks for one. */
  key?: string;
  /** false when it cannot hold an answer to a schema */
  structured?: boolean;
}

export interface HostedOptions {
  keys: { replicate?: string | undefined; openai?: string | undefined; fal?: string | undefined };
  /** Other addresses than the services' own (the simulator's), and servers of the user's own. */
  endpoints?: {
    replicate?: string | undefined;
    openai?: string | undefined;
    fal?: string | undefined;
    comfyui?: string | undefined;
    local?: LocalServer | undefined;
  };
  tier: Tier;
  /** Ids of models to try before the tier's own, first to last, for each stage; `local` stands for this machine. */
  overrides?: Readonly<Partial<Record<CallKind, readonly string[]>>> | undefined;
  /** absolute path of the folder for files on their way into storage */
  workDir: string;
  /** Serves every stage that no key reaches, and the others where that is wanted. */
  fallback: ModelSet;
  /** JSON file with the user's own models. */
  modelsFile?: string | undefined;
  /** Public https address under which `/replicate` and `/fal` take webhooks; absent: jobs are only polled. */
  webhookBase?: string | undefined;
  fetch?: typeof fetch | undefined;
}
