import { type CoherenceWish, CompareRequest, VARIATION_LIMITS } from '@admint/contract';
import type { z } from 'zod';

export type CompareBody = z.input<typeof CompareRequest>;
/** What every variation starts from: the order of one ad. */
export type BaseAd = CompareBody['variations'][number];
export type CompareKind = CompareBody['comparison_type'];

/** The settings that one variation may have of its own. */
export interface OwnSettings {
  framework: 'AIDA' | 'PAS' | 'BAB' | null;
  coherence: CoherenceWish;
}

export interface DraftVariation extends OwnSettings {
  key: number;
  label: string;
  prompt: string;
}

const LETTERS = ['A', 'B', 'C', 'D', 'E'];

/** Names that no other of the list has, letter by letter. */
function freeLabel(taken: DraftVariation[], name: (letter: string) => string): string {
  const letter = LETTERS.find((one) => !taken.some(({ label }) => label === name(one)));
  return name(letter ?? String(taken.length + 1));
}

/** Takes what the form of one ad says, gives the two variations one begins with. */
export function firstVariations(base: BaseAd, name: (letter: string) => string): DraftVariation[] {
  const { prompt, framework = null, coherence = {} } = base;
  return [0, 1].map((key) => ({
    key,
    label: name(LETTERS[key] ?? ''),
    prompt: key === 0 ? prompt : '',
    framework: framework ?? null,
    coherence,
  }));
}

export function withCopy(
  list: DraftVariation[],
  of: DraftVariation,
  name: (letter: string) => string,
): DraftVariation[] {
  if (list.length >= VARIATION_LIMITS.most) return list;
  const key = Math.max(...list.map((one) => one.key)) + 1;
  const at = list.indexOf(of) + 1;
  return [...list.slice(0, at), { ...of, key, label: freeLabel(list, name) }, ...list.slice(at)];
}

/** The order of a comparison; with settings the sentence is everyone's, with sentences the settings are. */
export function bodyOf(
  kind: CompareKind,
  base: BaseAd,
  list: DraftVariation[],
  photoSession: string | null,
): CompareBody {
  const { framework: _framework, coherence: _coherence, ...shared } = base;
  return {
    comparison_type: kind,
    ...(photoSession && { photo_session_id: photoSession }),
    variations: list.map(({ label, prompt, framework, coherence }) =>
      kind === 'prompt'
        ? { ...base, review: false, prompt, label: label.trim() || undefined }
        : {
            ...shared,
            review: false,
            label: label.trim() || undefined,
            ...(framework && { framework }),
            coherence: { ...coherence },
          },
    ),
  };
}

/** What the server would refuse, each with the variation it is about (null: all of them). */
export function faultsOf(body: CompareBody): { at: number | null; field: string; message: string }[] {
  const parsed = CompareRequest.safeParse(body);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    at: path[0] === 'variations' && typeof path[1] === 'number' ? path[1] : null,
    field: String(path[path.length > 2 ? 2 : 0] ?? ''),
    message,
  }));
}
