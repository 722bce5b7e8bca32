import type { CatalogueEntry } from './entry.ts';

const NAMES: [keyof CatalogueEntry['fields'], string, string][] = [
  ['seed', 'seed', 'takes no seed, so nothing can be repeated exactly'],
  ['negative_prompt', 'negative-prompt', 'takes no list of things to avoid'],
  ['references', 'references', 'cannot look at photos of the product'],
  ['control_image', 'control-image', 'cannot follow a depth or edge picture'],
  ['lora', 'lora', 'cannot use a trained style'],
  ['first_frame', 'first-frame', 'cannot start from a picture'],
  ['last_frame', 'last-frame', 'cannot be given a last frame'],
  ['duration', 'duration', 'decides about the length itself'],
  ['schema', 'structured-output', 'has no structured answers; they are asked for in words and checked'],
];

/** What matters for each kind of call, in the order of NAMES. */
const RELEVANT: Partial<Record<CatalogueEntry['kind'], readonly (keyof CatalogueEntry['fields'])[]>> = {
  text: ['seed', 'schema'],
  image: ['seed', 'negative_prompt', 'references', 'control_image', 'lora'],
  video: ['seed', 'negative_prompt', 'first_frame', 'last_frame', 'duration', 'lora'],
  music: ['seed', 'negative_prompt', 'duration'],
};

const BASE: Partial<Record<CatalogueEntry['kind'], string[]>> = {
  text: ['text'],
  image: ['text-to-image'],
  video: ['image-to-video'],
  music: ['music'],
};

/** What a model can do, as short names. */
export function capabilitiesOf(entry: CatalogueEntry): string[] {
  const has = NAMES.filter(([field]) => entry.fields[field] !== undefined).map(([, name]) => name);
  return [...new Set([...(BASE[entry.kind] ?? [entry.kind]), ...has, ...entry.capabilities])];
}

/** What a model of this kind could do and this one cannot, each with the reason in a sentence. */
export function missingOf(entry: CatalogueEntry): { capability: string; reason: string }[] {
  const relevant = RELEVANT[entry.kind] ?? [];
  return NAMES.filter(([field]) => relevant.includes(field) && entry.fields[field] === undefined).map(
    ([, capability, reason]) => ({ capability, reason: `${entry.label} ${reason}.` }),
  );
}
