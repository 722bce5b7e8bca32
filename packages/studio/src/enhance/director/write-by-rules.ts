import type { Finding, PromptKind } from '../trace.ts';
import { ACTIONS } from '../score/cues.data.ts';
import { disorderOf } from '../score/readability.ts';
import { has, sentencesOf, wordsOf } from '../score/words.ts';
import { clean } from './clean.ts';
import { type ClipContext, draftScene, type SceneDraft } from './scene.ts';
import { type Passage, PASSAGES, storySentence } from './sentences.ts';

export interface Writing {
  prompt: string;
  /** What was left out or could not be mended, in sentences. */
  notes: string[];
}

export interface WritingTask {
  kind: PromptKind;
  original: string;
  /** The version to improve. */
  prompt: string;
  findings: Finding[];
  clip: ClipContext | null;
}

/** A round changes at most so much, so that the critique can tell what helped. */
const PASSAGES_PER_ROUND = 3;
const MENDED_BY_CLEANING = new Set(['subject', 'praise', 'sentences', 'manners', 'junk', 'stuffing']);

/**
 * The rule-based Creative Director: keeps what the user said about the product, takes out what describes nothing,
 * and answers the dearest findings with sentences for place, light, camera, motion, colour and brand. It invents
 * the set and never the product. Equal tasks give equal prompts.
 */
export function writeByRules({ kind, original, prompt, findings, clip }: WritingTask): Writing {
  const scene = draftScene(original, kind, clip);
  const notes: string[] = [];
  const first = prompt === original;
  const rules = new Set(findings.map((finding) => finding.rule));
  let text = first || [...rules].some((rule) => MENDED_BY_CLEANING.has(rule)) ? clean(prompt) : prompt;
  if (first && rules.has('one-scene')) text = oneScene(text, notes);
  if (disorderOf(text) > 0.3)
    notes.push('The words of the prompt stand in no order; rules can only keep them as they are.');

  const chosen = dearest(
    findings,
    PASSAGES.filter((passage) => !text.includes(passage.mark?.(scene) ?? '\n')),
  );
  const story = first ? storySentence(scene) : null;
  const opening = open(text, chosen, scene);
  const added = chosen
    .filter((passage) => passage !== opening.used)
    .map((passage) => passage.write(scene, rules));
  const sentences = [opening.text, ...added.filter((sentence) => !text.includes(sentence))];
  if (story) sentences.push(story);
  return { prompt: sentences.map(finished).join(' '), notes };
}

/** The passages whose findings cost most, in the order in which they stand in a prompt. */
function dearest(findings: Finding[], passages: Passage[]): Passage[] {
  const price = (passage: Passage) =>
    findings.reduce((sum, { rule, lost }) => sum + (passage.answers.includes(rule) ? lost : 0), 0);
  const worth = passages
    .filter((passage) => price(passage) > 0)
    .toSorted((a, b) => price(b) - price(a))
    .slice(0, PASSAGES_PER_ROUND);
  return passages.filter((passage) => worth.includes(passage));
}

/** A bare noun phrase takes the place into its own sentence: "Pink shoes, resting on a step." */
function open(
  text: string,
  chosen: Passage[],
  { look, clip, placed }: SceneDraft,
): { text: string; used: Passage | null } {
  const placing = chosen.find((passage) => passage.name === 'place');
  const sentence =
    has(text, ACTIONS) ||
    /\b(?:is|are|has|have|then)\b|\w+ing (?:over|in|on|at|through|past|down|up|to)\b/i.test(text);
  const bare = sentencesOf(text).length === 1 && !sentence && wordsOf(text).length < 25;
  if (!placing || !bare || placed || clip?.first_frame) return { text, used: null };
  return { text: `${text.replace(/[.\s]+$/, '')}, ${look.place}`, used: placing };
}

/** Keeps what comes before the first jump to another place or time, and says what went. */
function oneScene(text: string, notes: string[]): string {
  const jump =
    /,? and also |,? and then |,? then (?=an? |the |my |some )|[.,]? cut to |[.,]? next scene |,? meanwhile /i;
  const [kept = text] = text.split(jump);
  if (kept.trim() === '' || kept === text) return text;
  notes.push(
    `One prompt is one scene, so this was left out: "${text.slice(kept.length).replace(/^[\s,.]+/, '')}"`,
  );
  return kept;
}

const finished = (sentence: string) => {
  const text = sentence.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
};
