import type { CallRequests, CallKind, Model, Operation } from '../spec/index.ts';

/**
 * One model that stands for a stage: new jobs go to the first of `models`, and jobs that were begun with another, by
 * an earlier choice or an earlier process, are still followed by their own.
 */
export function routedModel<K extends CallKind>(
  models: readonly [Model<CallRequests[K]>, ...Model<CallRequests[K]>[]],
  others: () => readonly Model<CallRequests[K]>[],
): Model<CallRequests[K]> {
  const [first] = models;
  const ownerOf = ({ provider, model }: Operation) =>
    [...models, ...others()].find((one) => one.provider === provider && one.model === model) ?? first;
  return {
    provider: first.provider,
    model: first.model,
    guarantee: first.guarantee,
    concurrency: first.concurrency,
    capabilities: first.capabilities,
    ...(first.label !== undefined && { label: first.label }),
    ...(first.calls_back !== undefined && { calls_back: first.calls_back }),
    ...(first.limits !== undefined && { limits: first.limits }),
    ...(first.limit !== undefined && { limit: first.limit }),
    ...(first.known_within !== undefined && { known_within: first.known_within }),
    check: () => first.check(),
    price: (request) => first.price(request),
    warnings: (request) => first.warnings?.(request) ?? [],
    start: (request, context) => first.start(request, context),
    status: (operation, signal) => ownerOf(operation).status(operation, signal),
    cancel: (operation) => ownerOf(operation).cancel(operation),
    adopt: (id, key, request) =>
      first.adopt?.(id, key, request) ?? { provider: first.provider, model: first.model, id, key },
    ...(first.find && {
      find: (key, signal, sent) => first.find?.(key, signal, sent) ?? Promise.resolve('ambiguous'),
    }),
  };
}
