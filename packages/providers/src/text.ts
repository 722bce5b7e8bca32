import { loadCatalogue } from './catalogue/index.ts';
import type { HostedOptions } from './hosted/options.ts';
import { LOCAL, orderOf } from './hosted/order.ts';
import { ownServerEntry } from './hosted/own-server.ts';
import { PROVIDERS, Services } from './hosted/services.ts';
import type { TextModel } from './spec/index.ts';

/** What opens language models; there is no file to keep and nothing to fall back on. */
export type TextOptions = Omit<HostedOptions, 'workDir' | 'fallback' | 'webhookBase'>;

/**
 * The language model to ask, for programs that run without a server: the one named by `id`, or the first of the
 * configured order. Gives null when nothing is configured, and in a sentence why the named one cannot be used.
 * Throws `bad_configuration` when the file of the user's own models is wrong.
 */
export async function openTextModel(options: TextOptions, id?: string): Promise<TextModel | string | null> {
  // Text leaves no files behind, so the folder is never used.
  const services = new Services({ ...options, workDir: '' });
  const own = options.endpoints?.local && ownServerEntry(options.endpoints.local);
  const catalogue = [...(await loadCatalogue(options.modelsFile)), ...(own ? [own] : [])];
  const unavailable = Object.fromEntries(PROVIDERS.map((provider) => [provider, services.missing(provider)]));
  const wishes = { text: [...(options.overrides?.text ?? []), ...(own ? [own.id] : [])] };
  const [first] = orderOf('text', { catalogue, tier: options.tier, unavailable, wishes }).ids;
  const wanted = id ?? first;
  if (wanted === LOCAL) return null;
  const entry = catalogue.find((candidate) => candidate.id === wanted);
  if (!entry) return `There is no language model called ${wanted}.`;
  if (entry.kind !== 'text') return `${entry.label} does not write.`;
  return services.missing(entry.provider) ?? services.modelOf('text', entry);
}
