import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { z } from 'zod';
import { HttpError, Origin } from '../http/index.ts';
import type { FileInput } from '../spec/index.ts';
import type { Graph } from './graph.ts';

export interface ComfyOptions {
  /** Such as `http://127.0.0.1:8188`. */
  baseUrl: string;
  fetch?: typeof fetch;
}

const Submitted = z.looseObject({
  prompt_id: z.string(),
  node_errors: z.record(z.string(), z.unknown()).nullish(),
});
const FileRef = z.looseObject({
  filename: z.string(),
  subfolder: z.string().nullish(),
  type: z.string().nullish(),
});
export type FileRef = z.infer<typeof FileRef>;

const Finished = z.looseObject({
  outputs: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
  status: z
    .looseObject({
      status_str: z.string().nullish(),
      messages: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())]).rest(z.unknown())).nullish(),
    })
    .nullish(),
});
/** A prompt in the server's history: it has ended. */
export type Finished = z.infer<typeof Finished>;

const Queue = z.looseObject({
  queue_running: z.array(z.array(z.unknown())),
  queue_pending: z.array(z.array(z.unknown())),
});
const Stored = z.looseObject({ name: z.string(), subfolder: z.string().nullish() });

/** Where a prompt stands in the queue; `place` counts from 0. */
export type QueuePlace = { state: 'running' } | { state: 'pending'; place: number } | { state: 'absent' };

/** A thin client of a ComfyUI server. It has no account: whoever reaches it may use it. */
export class ComfyClient {
  readonly origin: Origin;
  readonly clientId = crypto.randomUUID();

  constructor({ baseUrl, fetch }: ComfyOptions) {
    this.origin = new Origin({ name: 'ComfyUI', baseUrl, ...(fetch && { fetch }) });
  }

  /** Queues a graph under our own id. Gives the id the server uses: old servers make up another. */
  async submit(
    graph: Graph,
    promptId: string,
    signal?: AbortSignal,
  ): Promise<{ id: string; faults: Record<string, unknown> }> {
    const json = { prompt: graph, client_id: this.clientId, prompt_id: promptId };
    try {
      const answer = await this.origin.request('/prompt', { method: 'POST', json, signal });
      const { prompt_id, node_errors } = Submitted.parse(answer.json());
      return { id: prompt_id, faults: node_errors ?? {} };
    } catch (error) {
      // The server has it already: an earlier try of the same job arrived.
      if (error instanceof HttpError && error.status === 409) return { id: promptId, faults: {} };
      throw error;
    }
  }

  /** The ended prompt, or null while it is queued, running or unknown. */
  async history(id: string, signal?: AbortSignal): Promise<Finished | null> {
    const answer = await this.origin.request(`/history/${encodeURIComponent(id)}`, { signal });
    const found = z.record(z.string(), Finished).parse(answer.json());
    return found[id] ?? null;
  }

  async place(id: string, signal?: AbortSignal): Promise<QueuePlace> {
    const queue = Queue.parse((await this.origin.request('/queue', { signal })).json());
    if (queue.queue_running.some((item) => item[1] === id)) return { state: 'running' };
    const waiting = [...queue.queue_pending].sort((a, b) => Number(a[0]) - Number(b[0]));
    const place = waiting.findIndex((item) => item[1] === id);
    return place < 0 ? { state: 'absent' } : { state: 'pending', place };
  }

  async removeFromQueue(id: string): Promise<void> {
    await this.origin.request('/queue', { method: 'POST', json: { delete: [id] } });
  }

  /** Stops the running prompt. Ask {@link place} first: old servers stop whatever is running. */
  async interrupt(id: string): Promise<void> {
    await this.origin.request('/interrupt', { method: 'POST', json: { prompt_id: id } });
  }

  async freeMemory(): Promise<void> {
    await this.origin.request('/free', { method: 'POST', json: { unload_models: true, free_memory: true } });
  }

  /** Gives the name under which a workflow can load the file; equal files get equal names. */
  async placeFile({ path, sha256, content_type }: FileInput, signal?: AbortSignal): Promise<string> {
    const form = new FormData();
    const name = `${sha256.slice(0, 32)}${extname(path) || '.png'}`;
    form.set('image', new Blob([new Uint8Array(await readFile(path))], { type: content_type }), name);
    form.set('type', 'input');
    form.set('subfolder', 'admint');
    form.set('overwrite', 'true');
    const stored = Stored.parse(
      (await this.origin.request('/upload/image', { method: 'POST', form, signal })).json(),
    );
    return stored.subfolder ? `${stored.subfolder}/${stored.name}` : stored.name;
  }

  /** The address of a result. */
  viewUrl({ filename, subfolder, type }: FileRef): string {
    const query = new URLSearchParams({ filename, subfolder: subfolder ?? '', type: type ?? 'output' });
    return `${this.origin.baseUrl}/view?${query.toString()}`;
  }

  async alive(): Promise<void> {
    await this.origin.request('/system_stats', { timeoutMs: 4000 });
  }

  /** Does the server know this kind of node? */
  async hasNode(classType: string): Promise<boolean> {
    const answer = await this.origin.request(`/object_info/${encodeURIComponent(classType)}`, {
      timeoutMs: 8000,
    });
    return Object.keys(z.record(z.string(), z.unknown()).parse(answer.json())).length > 0;
  }
}

/** Takes our key, gives the prompt id (a canonical UUID) that every try of the same job has. */
export function promptIdOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  // Version 8 (custom) and the RFC 9562 variant, so that strict servers take it.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Every file a prompt made: nodes call them images, gifs, audio; what has a file name is one. */
export function filesOf({ outputs }: Finished): FileRef[] {
  const lists = Object.values(outputs ?? {}).flatMap((output) => Object.values(output));
  const files = lists.flatMap((list) =>
    Array.isArray(list)
      ? list.flatMap((item) => {
          const file = FileRef.safeParse(item);
          return file.success ? [file.data] : [];
        })
      : [],
  );
  return [...files.filter(({ type }) => type !== 'temp'), ...files.filter(({ type }) => type === 'temp')];
}
