import type { CallKind, CallRequests, Choices, ModelSet } from '../spec/models.ts';
import {
  type Fault,
  type Model,
  NotStarted,
  type Operation,
  type OperationStatus,
} from '../spec/operation.ts';
import type { Script } from './script.ts';

const CAPABILITIES: Record<CallKind, string[]> = {
  text: ['structured-output'],
  image: ['text-to-image', 'seed'],
  video: ['image-to-video', 'first-frame'],
  music: ['music'],
};

/** The models of a scripted server (see server.ts), first choice and further ones per kind, priced and guaranteed as its script says. */
export async function createScriptedModels(url: string): Promise<{ models: ModelSet; choices: Choices }> {
  const script = (await (await fetch(`${url}/script`)).json()) as Script;
  const all = <K extends CallKind>(kind: K) => {
    const first = scriptedModel(kind, `Scripted ${kind}`, url, script);
    const others = (script.others?.[kind] ?? []).map((name) => scriptedModel(kind, name, url, script));
    return [first, ...others] as const;
  };
  const choices = { text: all('text'), image: all('image'), video: all('video'), music: all('music') };
  const models = {
    text: choices.text[0],
    image: choices.image[0],
    video: choices.video[0],
    music: choices.music[0],
  };
  return { models, choices };
}

function scriptedModel<K extends CallKind>(
  kind: K,
  model: string,
  url: string,
  script: Script,
): Model<CallRequests[K]> {
  const operation = (id: string, key: string): Operation => ({
    provider: 'scripted',
    model,
    id,
    key,
  });
  return {
    provider: 'scripted',
    model,
    guarantee: script.guarantee,
    known_within: script.knownWithin,
    concurrency: 8,
    ...(script.limits && { limits: script.limits }),
    capabilities: CAPABILITIES[kind],
    price: () => ({ amount: script.price[kind], seconds: script.delay[kind] / 1000 }),
    async check() {
      const alive = await fetch(`${url}/script`).then(
        (answer) => answer.ok,
        () => false,
      );
      return alive
        ? { available: true, reason: null }
        : { available: false, reason: 'the scripted provider does not answer' };
    },
    async start(request, { key, signal }) {
      const answer = await fetch(`${url}/jobs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key, kind, model, request }),
        signal,
      });
      if (answer.status === 422) throw new NotStarted((await answer.json()) as Fault);
      if (!answer.ok) throw new Error(`the scripted provider answered ${answer.status}`);
      return operation(((await answer.json()) as { id: string }).id, key);
    },
    async status({ id }, signal) {
      const answer = await fetch(`${url}/jobs/${id}`, { signal });
      if (!answer.ok) throw new Error(`the scripted provider answered ${answer.status}`);
      return (await answer.json()) as OperationStatus;
    },
    async cancel({ id }) {
      await fetch(`${url}/jobs/${id}/cancel`, { method: 'POST' });
    },
    async find(key, signal) {
      const answer = await fetch(`${url}/jobs?key=${encodeURIComponent(key)}`, { signal });
      const { id } = (await answer.json()) as { id: string | null };
      return id ? operation(id, key) : null;
    },
  };
}
