import { type CallKind, type CallRequests, type Model, NotStarted } from '@admint/providers';
import { context } from '../context.ts';

/** A model by its provider's name for it. */
export interface ModelName {
  provider: string;
  model: string;
}

export const isSame = (a: ModelName, b: ModelName) => a.provider === b.provider && a.model === b.model;

/** Models to try for a kind of call, first to last. */
export function choicesOf<K extends CallKind>(kind: K): readonly Model<CallRequests[K]>[] {
  return context().choices[kind] as unknown as readonly Model<CallRequests[K]>[];
}

/** Ids of the models that were ordered for each kind, first to last; the default order for a kind that is absent. */
export type ModelOrders = { readonly [K in CallKind]?: readonly string[] };

/** Whom to ask first for a call of a kind, and after that; ids that are known no more are left out. */
export function askedOf(
  kind: CallKind,
  ids: readonly string[] = [],
): { use: ModelName; order?: ModelName[] } {
  const names = ids.flatMap((id) => {
    const found = context().modelById(kind, id);
    return typeof found === 'string' ? [] : [{ provider: found.provider, model: found.model }];
  });
  const [use] = names;
  if (use) return { use, order: names };
  const { provider, model } = context().models[kind];
  return { use: { provider, model } };
}

/**
 * The model a call was given when it was made, whatever the settings say by now; the first choice for one that names
 * none. A model that is no longer configured can be followed, as far as its provider still can, but not asked anew.
 */
export function modelOf<K extends CallKind>(call: { kind: K; use?: ModelName }): Model<CallRequests[K]> {
  const first = context().models[call.kind] as unknown as Model<CallRequests[K]>;
  const { use } = call;
  if (!use) return first;
  const known = choicesOf(call.kind).find((model) => isSame(model, use));
  return known ?? context().modelByName(call.kind, use) ?? (isSame(first, use) ? first : retired(first, use));
}

function retired<K extends CallKind>(
  first: Model<CallRequests[K]>,
  { provider, model }: ModelName,
): Model<CallRequests[K]> {
  const message = `${model} is no longer set up here.`;
  return {
    provider,
    model,
    // Nobody here can ask its provider what became of a request.
    guarantee: 'none',
    concurrency: 1,
    capabilities: [],
    check: () => Promise.resolve({ available: false, reason: message }),
    price: () => ({ amount: 0, seconds: 0 }),
    start: () =>
      Promise.reject(new NotStarted({ code: 'unavailable', message, retryable: true, charged: 'none' })),
    status: (operation, signal) => first.status(operation, signal),
    cancel: (operation) => first.cancel(operation),
  };
}
