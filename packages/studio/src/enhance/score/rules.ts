import type { Dimension, PromptKind } from '../trace.ts';
import {
  ACTIONS,
  CHAT,
  COLOURS,
  type Cue,
  CUES,
  IN_PLACE,
  JERKY,
  JUNK,
  MATERIALS,
  NOT_ACTIONS,
  PLACES,
  PRAISE,
  SALES,
} from './cues.data.ts';
import { clamp, distinct, has, ramp, segmentsOf, sentencesOf, wordsOf } from './words.ts';

/** One thing a good prompt does. */
export interface Rule {
  name: string;
  dimension: Dimension;
  /** Share of its dimension; shares are relative to the other rules of the dimension. */
  weight: number;
  /** Only for these; all kinds when absent. */
  kinds?: PromptKind[];
  /** Takes the prompt, gives 0 (not done) to 1 (done). */
  credit(text: string): number;
  /** What the Prompt Engineer says when it is missing. */
  advice: string;
}

const says =
  (...cues: Cue[]) =>
  (text: string) =>
    clamp(cues.reduce((sum, cue) => sum + distinct(text, CUES[cue]), 0));
const actions = (text: string) =>
  distinct(text, ACTIONS) +
  wordsOf(text).filter((word) => /\w{2}ing$/.test(word) && !NOT_ACTIONS.test(word)).length;
const concrete = (text: string) =>
  distinct(text, COLOURS) +
  distinct(text, MATERIALS) +
  distinct(text, PLACES) +
  distinct(text, CUES.lightQuality) +
  distinct(text, CUES.lens) +
  distinct(text, CUES.shot);
const share = (text: string, pattern: RegExp) =>
  (text.match(pattern) ?? []).length / Math.max(1, wordsOf(text).length);
const length = (text: string) => wordsOf(text).length;
/** Shot sizes and moves that cannot all be meant: more than two of a sort. */
const crowd = (text: string) => {
  const moves = distinct(
    text,
    /\b(?:pan|tilt|dolly|orbit|zoom|crane|truck)\w*(?: (?:in|out|left|right|up|down))?\b/gi,
  );
  const lenses = distinct(text, /\b\d{2,3}\s?mm\b|\bfisheye\b|\btelephoto\b/gi);
  const sizes = distinct(
    text,
    /\b(?:wide|aerial|macro|close[- ]?up|medium|full) ?(?=shot|close|macro|aerial|telephoto|view)/gi,
  );
  return Math.max(0, moves - 2) + Math.max(0, lenses - 2) + Math.max(0, sizes - 2);
};
/** Where the product is named: nothing that is said of the set can stand in for it. */
const opening = (text: string) =>
  sentencesOf(text)[0]?.split(/, (?:resting|standing|laid|set|placed|hung|draped|floating)\b/)[0] ?? '';
/** "in a club", "on the roof": a place although no list names it. */
export const SOMEWHERE = /\b(?:in|on|at|inside|under|beside|near|along) (?:an?|the|my|her|his|their|our) /i;
/** Jumps to another place or time: one prompt is one scene. */
const jumps = (text: string) =>
  (
    text.match(
      /\b(?:and also|and then|then (?=an? |the |my |some )|cut to|next scene|meanwhile|later)\b/gi,
    ) ?? []
  ).length;

export const RULES: Rule[] = [
  {
    name: 'subject',
    dimension: 'completeness',
    weight: 20,
    credit: (text) => (has(text, CHAT) ? 0 : ramp(length(text), 0, 6)),
    advice: 'Open with what is seen: the product and what sets it apart.',
  },
  {
    name: 'action',
    dimension: 'completeness',
    weight: 20,
    credit: (text) => clamp(actions(text)),
    advice: 'Say what it does or how it lies there: rests, turns, leans, catches the light.',
  },
  {
    name: 'setting',
    dimension: 'completeness',
    weight: 20,
    credit: (text) => clamp(distinct(text, IN_PLACE) / 2 + (has(text, SOMEWHERE) ? 0.5 : 0)),
    advice: 'Say where it is: the surface it stands on and what is behind it.',
  },
  {
    name: 'light',
    dimension: 'completeness',
    weight: 20,
    credit: says('lightQuality', 'lightDirection'),
    advice: 'Name the light: its source, its softness, the time of day.',
  },
  {
    name: 'length',
    dimension: 'completeness',
    weight: 20,
    credit: (text) => ramp(length(text), 4, 28) * ramp(length(text), 260, 170),
    advice: 'Between thirty and a hundred and fifty words leave room for a scene and for one only.',
  },
  {
    name: 'concrete',
    dimension: 'specificity',
    weight: 50,
    credit: (text) => clamp(concrete(text) / 8),
    advice: 'Name colours, materials and surfaces that can be seen.',
  },
  {
    name: 'detail',
    dimension: 'specificity',
    weight: 20,
    credit: (text) =>
      clamp((has(opening(text), COLOURS) ? 0.5 : 0) + (has(opening(text), MATERIALS) ? 0.5 : 0) + 0.2),
    advice: 'Say of what colour and material the product is; only its owner knows.',
  },
  {
    name: 'praise',
    dimension: 'specificity',
    weight: 30,
    credit: (text) => ramp(share(text, PRAISE), 0.12, 0.01) * ramp(length(text), 1, 8),
    advice: 'Replace praise such as "beautiful" or "cool" by what makes it so.',
  },
  {
    name: 'sentences',
    dimension: 'professionalism',
    weight: 40,
    credit: (text) =>
      ramp(length(text), 3, 14) *
      ramp(length(text) / Math.max(1, segmentsOf(text).length), 1.5, 5) *
      ramp(length(text) / Math.max(1, sentencesOf(text).length), 55, 38) *
      (/^\p{Lu}|^\d/u.test(text.trim()) ? 1 : 0.7),
    advice: 'Write sentences, as if to a photographer, with a capital and a full stop.',
  },
  {
    name: 'manners',
    dimension: 'professionalism',
    weight: 30,
    credit: (text) =>
      clamp(1 - 6 * share(text, CHAT) - 6 * share(text, SALES) - 0.25 * (text.match(/!/g) ?? []).length) *
      ramp(share(text, /\b\p{Lu}{3,}\b/gu), 0.3, 0.05) *
      ramp(length(text), 1, 8),
    advice: 'Describe the picture; leave out requests, slogans, capitals and exclamation marks.',
  },
  {
    name: 'one-scene',
    dimension: 'professionalism',
    weight: 30,
    credit: (text) => clamp(1 - 0.35 * jumps(text) - 0.3 * crowd(text)) * ramp(length(text), 1, 8),
    advice: 'Keep to one scene and one camera: leave out what would need another shot.',
  },
  {
    name: 'junk',
    dimension: 'professionalism',
    weight: 15,
    credit: (text) => ramp(share(text, JUNK), 0.1, 0) * ramp(length(text), 1, 8),
    advice: 'Leave out tags such as "8k" or "masterpiece"; they describe nothing.',
  },
  {
    name: 'style',
    dimension: 'professionalism',
    weight: 15,
    credit: says('style', 'brand', 'film'),
    advice: 'Name the kind of picture: an editorial still life, a commercial, a documentary portrait.',
  },
  {
    name: 'shot',
    dimension: 'cinematography',
    weight: 22,
    credit: (text) => says('shot', 'angle')(text) * clamp(1 - 0.4 * crowd(text)),
    advice: 'Give a shot size and an angle: a close-up at eye level, a wide shot from low down.',
  },
  {
    name: 'lens',
    dimension: 'cinematography',
    weight: 18,
    credit: says('lens', 'camera'),
    advice: 'Name the lens, and the camera body if it matters: 85mm at f/2, a macro lens.',
  },
  {
    name: 'light-direction',
    dimension: 'cinematography',
    weight: 24,
    credit: (text) => says('lightDirection')(text) * 0.6 + says('lightQuality')(text) * 0.4,
    advice: 'Say where the light comes from and what it does to the surface.',
  },
  {
    name: 'composition',
    dimension: 'cinematography',
    weight: 18,
    credit: says('composition'),
    advice: 'Say where the product stands in the frame and what is in front of it or behind.',
  },
  {
    name: 'depth',
    dimension: 'cinematography',
    weight: 10,
    credit: says('depth'),
    advice: 'Say what is sharp and what is not.',
  },
  {
    name: 'film',
    dimension: 'cinematography',
    weight: 8,
    credit: says('film'),
    advice: 'Name a film stock or a grade for the colours.',
  },
  {
    name: 'palette',
    dimension: 'brand_alignment',
    weight: 30,
    credit: (text) => clamp(says('palette')(text) * 0.6 + clamp(distinct(text, COLOURS) / 2) * 0.4),
    advice: 'Name a palette of two or three colours that belong to the product.',
  },
  {
    name: 'mood',
    dimension: 'brand_alignment',
    weight: 30,
    credit: says('mood'),
    advice: 'Name one mood that the brand stands for.',
  },
  {
    name: 'hero',
    dimension: 'brand_alignment',
    weight: 20,
    credit: says('hero'),
    advice: 'Say that the product is the subject and stays sharp.',
  },
  {
    name: 'brand',
    dimension: 'brand_alignment',
    weight: 20,
    credit: (text) => clamp(says('brand')(text) * 0.6 + says('room')(text) * 0.6),
    advice: 'Leave room for the brand, and say how label or logo are treated.',
  },
  {
    name: 'movement',
    dimension: 'temporal_coherence',
    weight: 30,
    kinds: ['video'],
    credit: (text) =>
      clamp(says('movement')(text) * 0.7 + clamp(actions(text)) * 0.3) * clamp(1 - 0.4 * crowd(text)),
    advice: 'Give the camera one move: a slow push in, an orbit to the right, or none.',
  },
  {
    name: 'pace',
    dimension: 'temporal_coherence',
    weight: 20,
    kinds: ['video'],
    credit: says('pace'),
    advice: 'Say how fast it moves.',
  },
  {
    name: 'beats',
    dimension: 'temporal_coherence',
    weight: 15,
    kinds: ['video'],
    credit: says('beats'),
    advice: 'Give the beats and their time: first, as the light reaches it, over four seconds.',
  },
  {
    name: 'ending',
    dimension: 'temporal_coherence',
    weight: 15,
    kinds: ['video'],
    credit: says('ending'),
    advice: 'Say where the shot comes to rest.',
  },
  {
    name: 'continuity',
    dimension: 'temporal_coherence',
    weight: 20,
    kinds: ['video'],
    credit: (text) => says('continuity')(text) * clamp(1 - 5 * share(text, JERKY)),
    advice: 'Keep it one unbroken take in which the product keeps its shape and colours.',
  },
];
