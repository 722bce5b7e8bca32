import type { CallKind } from '../spec/index.ts';
import { preferences } from './catalogue.data.ts';
import type { CatalogueEntry, Tier } from './entry.ts';

export interface ChoiceOptions {
  catalogue: readonly CatalogueEntry[];
  tier: Tier;
  /** Why a provider cannot be used; absent or null means that it can. */
  unavailable: Readonly<Partial<Record<CatalogueEntry['provider'], string | null>>>;
  /** Ids of models to try before the tier's own, first to last. */
  overrides?: Readonly<Partial<Record<CallKind, readonly string[]>>>;
}

export interface Choice {
  /** Models to try, first to last. Empty: the stage stays with the local renderer. */
  models: CatalogueEntry[];
  /** Wishes that could not be met, each with the reason in a sentence. */
  skipped: { id: string; reason: string }[];
}

const STAGES: readonly CallKind[] = ['text', 'image', 'video', 'music'];

/** Which models serve each stage, in order, given the keys, the tier and the user's wishes (001 §8.2). */
export function chooseModels(options: ChoiceOptions): Record<CallKind, Choice> {
  const entries = STAGES.map((kind) => [kind, chooseFor(kind, options)] as const);
  return Object.fromEntries(entries) as Record<CallKind, Choice>;
}

function chooseFor(kind: CallKind, { catalogue, tier, unavailable, overrides }: ChoiceOptions): Choice {
  const wishes = overrides?.[kind] ?? [];
  const own = catalogue
    .filter((entry) => entry.kind === kind && entry.tiers.includes(tier))
    .map(({ id }) => id);
  const order = [...new Set([...wishes, ...preferences[tier][kind], ...own])];
  const choice: Choice = { models: [], skipped: [] };
  for (const id of order) {
    const entry = catalogue.find((candidate) => candidate.id === id);
    const reason = whyNot(kind, id, entry, unavailable);
    if (entry && reason === null) choice.models.push(entry);
    else if (wishes.includes(id)) choice.skipped.push({ id, reason: reason ?? '' });
  }
  return choice;
}

function whyNot(
  kind: CallKind,
  id: string,
  entry: CatalogueEntry | undefined,
  unavailable: ChoiceOptions['unavailable'],
): string | null {
  if (!entry) return `There is no model called ${id}.`;
  if (entry.kind !== kind) return `${entry.label} does not make ${kind}.`;
  return unavailable[entry.provider] ?? null;
}
