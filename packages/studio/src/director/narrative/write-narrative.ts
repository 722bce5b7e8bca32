import type { AdScene, AdSpecification, DirectorPlan, NarrativeStory } from '@admint/contract';
import { bare } from '../plan/write-plan.ts';

/** How the audience feels at each beat, and how strongly (0–1). */
const FEELINGS: [RegExp, string, number][] = [
  [/^attention/i, 'curiosity', 0.55],
  [/interest/i, 'attention and recognition', 0.6],
  [/desire/i, 'wanting it', 0.8],
  [/action/i, 'resolve', 0.95],
  [/^problem/i, 'unease', 0.5],
  [/agitation/i, 'impatience', 0.65],
  [/solution/i, 'relief', 0.85],
  [/^before/i, 'dullness', 0.35],
  [/after/i, 'delight', 0.8],
  [/bridge/i, 'confidence', 0.9],
];

/** Writes the unified narrative by rules: the Sensory Journey from a part to the whole (004 §8.4). */
export function writeNarrative(specification: AdSpecification, plan: DirectorPlan): NarrativeStory {
  const { scenes } = specification;
  return {
    overall_story: story(specification),
    emotional_arc: arc(scenes),
    scene_connections: scenes.slice(1).map((scene, i) => connection(scene, scenes[i] as AdScene, plan)),
    visual_progression: scenes.map((scene, i) => ({
      scene: scene.number,
      look: lookOf(scene, scenes[i - 1]),
    })),
    product_reveal: reveal(scenes, specification.product.name),
    brand_narrative: brandStory(specification),
  };
}

function story({ product, brand, framework, scenes, cta }: AdSpecification): string[] {
  const [first, last] = [scenes[0] as AdScene, scenes.at(-1) as AdScene];
  const middle = scenes.slice(1, -1);
  const audience = brand.audience ? ` It speaks to ${brand.audience}.` : '';
  const opening =
    `The ad opens on ${first.beat.toLowerCase()}: ${article(first.shot_size)} ${first.shot_size} of ${product.name}, ${first.place}. ` +
    `The eye can almost touch the surface before it knows what it sees.${audience}`;
  const journey =
    middle.length > 0
      ? `${middle.map((scene) => `Scene ${scene.number} carries ${scene.beat.toLowerCase()}, ${scene.place}${said(scene)}`).join('. ')}. ` +
        `Step by step the camera gives away more of ${product.name}, and the ${framework.name} order keeps each scene a consequence of the one before.`
      : `Everything happens in few pictures, so each one carries more than one step of ${framework.name}.`;
  const closing =
    `It ends on ${last.beat.toLowerCase()} with the whole of ${product.name} in view, ${last.place}` +
    `${cta ? `, and the words “${cta}”` : ''}. The tone stays ${brand.tone} from the first frame to the last.`;
  return scenes.length === 1 ? [opening, closing] : [opening, journey, closing];
}

const said = ({ overlay_text }: AdScene) =>
  overlay_text ? `, with the words “${overlay_text.replace(/\.$/, '')}”` : '';
const article = (word: string) => (/^[aeiou]/i.test(word) ? 'an' : 'a');

function feelingOf(beat: string): { emotion: string; intensity: number } {
  const [, emotion, intensity] = FEELINGS.find(([words]) => words.test(beat)) ?? [/./, 'attention', 0.6];
  return { emotion, intensity };
}

/** Repeated beats grow a little, so that the arc never stands still. */
function arc(scenes: AdScene[]): NarrativeStory['emotional_arc'] {
  const seen = new Map<string, number>();
  return scenes.map(({ number, beat }) => {
    const { emotion, intensity } = feelingOf(beat);
    const repeat = seen.get(emotion) ?? 0;
    seen.set(emotion, repeat + 1);
    const grown = Math.min(1, Math.round((intensity + repeat * 0.05) * 100) / 100);
    return { scene: number, emotion: repeat > 0 ? `deeper ${emotion}` : emotion, intensity: grown };
  });
}

function connection(
  scene: AdScene,
  before: AdScene,
  plan: DirectorPlan,
): NarrativeStory['scene_connections'][number] {
  const shared = plan.consistency_groups.find(
    ({ entity, scenes }) =>
      entity === 'product' && scenes.includes(scene.number) && scenes.includes(before.number),
  );
  return {
    from: before.number,
    to: scene.number,
    narrative: `${before.beat} leads to ${scene.beat === before.beat ? `more of it` : scene.beat.toLowerCase()}: ${scene.purpose}`,
    visual:
      `A ${scene.transition} takes the ${before.shot_size} into the ${scene.shot_size}; ` +
      `${shared ? 'the product keeps its look' : 'the light carries over'}, ${scene.place === before.place ? 'and the place stays' : `and the film moves to ${bare(scene.place)}`}.`,
  };
}

function lookOf(scene: AdScene, before: AdScene | undefined): string {
  const light =
    /(?:^|\. )([^.]*\blight\b[^.]*)\./i.exec(scene.visual_prompt)?.[1]?.trim() ?? 'the light of the scene';
  const change =
    before && before.shot_size !== scene.shot_size
      ? `, from ${before.shot_size} to ${scene.shot_size}`
      : `, ${scene.shot_size}`;
  return `${light}${change}, ${scene.camera_movement}`;
}

const PART = /detail|back/;
/** So near that the frame cuts the product off. */
const CLOSE = /close-up/;

/** Hidden in the dark or cut off at first, then in part, in full at the latest in the last scene. */
function reveal(scenes: AdScene[], name: string): NarrativeStory['product_reveal'] {
  const rank = { hidden: 0, partial: 1, full: 2 } as const;
  let least: keyof typeof rank = 'hidden';
  return scenes.map((scene, i) => {
    const last = i === scenes.length - 1;
    const own = last
      ? 'full'
      : PART.test(scene.view_type)
        ? scene.style.includes('dark')
          ? 'hidden'
          : 'partial'
        : i === 0 || CLOSE.test(scene.shot_size)
          ? 'partial'
          : 'full';
    // What has been seen in full stays known, whatever part a later shot picks out.
    if (rank[own] > rank[least]) least = own;
    const stage = least;
    const shown = {
      hidden: `Only texture and edges of ${name} come out of the dark.`,
      partial: `A part of ${name} is seen; its whole shape is still to come.`,
      full: `${name} is seen as a whole.`,
    }[stage];
    return { scene: scene.number, stage, shown };
  });
}

function brandStory({ brand, product, grade }: AdSpecification): string {
  const colours = brand.colors.length > 0 ? `the colours ${brand.colors.join(', ')}` : 'its own colours';
  return (
    `${product.name} keeps ${colours} in every scene. The pictures are ${brand.style_keywords.join(', ')}; ` +
    `the voice is ${brand.tone}; ${grade.preset === 'none' ? 'natural colour' : `the ${grade.preset} grade`} holds them together. Its name comes up once in the story and once at the end.`
  );
}
