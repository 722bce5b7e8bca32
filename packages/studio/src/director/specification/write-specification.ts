import {
  type AdScene,
  type AdSpecification,
  type AutoSettings,
  END_CARD_EXTRA_SECONDS,
  SCENE_LIMITS,
  type SceneTransition,
  TRANSITION_SECONDS,
} from '@admint/contract';
import { type Brief, limit, readBrief } from '../brief/read-brief.ts';
import { callFor, nameOf, overlayLines } from './copy.ts';
import { type Beat, beatsFor, chooseFramework } from './framework.ts';
import { sceneLengths, wishedSeconds } from './lengths.ts';
import { type Shot, SHOTS } from './shots.data.ts';
import { ANY_PLACE, OUTDOORS, TONE_LOOKS, TRAIL, type ToneLook, USUAL_PLACES } from './tones.data.ts';
import { transitionBetween } from './transitions.ts';

const STUDIO = 'on a plain studio backdrop';
const TEXT_COLOUR = '#FFFFFF';

export type SpecificationWish = Pick<
  AutoSettings,
  'duration' | 'num_clips' | 'framework' | 'style_keywords' | 'product_name' | 'cta' | 'music'
>;

/** The whole ad specification by rules. Equal prompts, wishes and seeds give equal specifications. */
export function writeSpecification(
  prompt: string,
  wish: SpecificationWish,
  { enhanced = null, seed = 0 }: { enhanced?: string | null; seed?: number } = {},
): AdSpecification {
  const read = readBrief(prompt);
  const brief = wish.product_name ? { ...read, brand: wish.product_name } : read;
  const tone = TONE_LOOKS[brief.tone];
  const daylight = lightIn(enhanced, prompt) ?? tone.light;
  const framework = chooseFramework(brief, wish.framework ?? null);
  const count = wish.num_clips ?? sceneCount(wish.duration ?? null, brief);
  const styles = wish.style_keywords.length > 0 ? wish.style_keywords : tone.styles;
  return {
    product: {
      name: wish.product_name || nameOf(brief),
      description: brief.shown,
      features: brief.features,
    },
    brand: {
      tone: tone.name,
      colors: brief.colours,
      audience: brief.audience,
      style_keywords: styles.slice(0, 8),
      font: tone.font,
      text_color: TEXT_COLOUR,
      never: [
        'claims that the brief does not make',
        'a changed shape, colour or label of the product',
        'lettering inside the pictures',
      ],
    },
    framework,
    scenes: writeScenes(brief, beatsFor(framework.name, count), { ...tone, daylight }, { ...wish, seed }),
    cta: wish.cta ?? callFor(brief),
    music: {
      genre: wish.music.genre ?? tone.genre,
      reason: wish.music.genre ? 'You asked for it.' : `It suits an ad that is ${tone.name}.`,
    },
    grade: { ...tone.grade, reason: `It suits an ad that is ${tone.name}.` },
    written_by: 'rules',
  };
}

const LIGHT_SENTENCE = /^[A-Z][^.]{20,130}\b(?:light|glow|sun|sunlight|daylight)\b[^.]*$/;

/** The light that the prompt specialists chose, as a clause of its own; what the user said stays where it is. */
function lightIn(enhanced: string | null, prompt: string): string | null {
  const sentences = (enhanced ?? '').split(/(?<=[.!?])\s+/).map((part) => part.replace(/[.!?]+$/, ''));
  const light = sentences.find((part) => LIGHT_SENTENCE.test(part) && !prompt.includes(part));
  // To a picture model, leaves grow on trees.
  return light?.replace(/\bleaves\b/g, 'keeps') ?? null;
}

/** Seconds a scene lasts on average when nothing else is said. */
const USUAL_SECONDS = 4;

/** Between 3 and 5 (FR-008): as many as the length carries, else four, and five when there is much to tell. */
function sceneCount(duration: number | null, brief: Brief): number {
  const fitting = duration === null ? 4 : Math.round(duration / USUAL_SECONDS);
  const more = duration === null && brief.features.length >= 3 ? 1 : 0;
  return Math.min(5, Math.max(3, fitting + more));
}

/** The tone's look, and the light of scenes outside the studio. */
type SetLook = ToneLook & { daylight: string };

function writeScenes(
  brief: Brief,
  beats: Beat[],
  tone: SetLook,
  {
    duration = null,
    cta,
    seed,
  }: { duration?: number | null | undefined; cta?: string | undefined; seed: number },
): AdScene[] {
  const roles = beats.map(({ role }) => role);
  const lines = overlayLines(brief, roles, { cta, seed });
  const shots = shotsFor(roles);
  const places = shots.map(({ view }) => (view === 'lifestyle' ? placeOf(brief) : STUDIO));
  const cuts = beats.map(({ role }, i) => {
    const before = i === 0 ? null : { role: roles[i - 1] ?? role, place: places[i - 1] ?? STUDIO };
    return transitionBetween(before, { role, place: places[i] ?? STUDIO }, tone.quick);
  });
  const lengths = sceneLengths(
    lines.map(wishedSeconds),
    duration === null
      ? null
      : duration + overlapOf(cuts.map(({ transition }) => transition)) - END_CARD_EXTRA_SECONDS,
  );
  return beats.map((beat, i) => {
    const shot = shots[i] as Shot;
    return {
      number: i + 1,
      beat: beat.name,
      purpose: beat.purpose,
      visual_prompt: visualPrompt(brief, shot, places[i] ?? STUDIO, tone),
      overlay_text: lines[i] ?? '',
      duration: lengths[i] ?? SCENE_LIMITS.seconds.min,
      place: places[i] ?? STUDIO,
      view_type: shot.view,
      camera_movement: shot.move,
      motion_intensity: tone.quick ? Math.min(0.7, shot.intensity + 0.1) : shot.intensity,
      shot_size: shot.size,
      perspective: shot.perspective,
      lens_type: shot.lens,
      ...(cuts[i] as (typeof cuts)[number]),
      style: shot.style ?? [],
    };
  });
}

/** Each role takes its own shots in turn; a view is not shown twice in a row unless nothing else is left. */
function shotsFor(roles: Beat['role'][]): Shot[] {
  const taken = new Map<Beat['role'], number>();
  const shots: Shot[] = [];
  for (const role of roles) {
    const choice = SHOTS[role];
    const start = taken.get(role) ?? 0;
    const turned = choice.map((_, i) => choice[(start + i) % choice.length] as Shot);
    const before = shots.at(-1)?.view;
    const next = turned.find(({ view }) => view !== before) ?? turned[0] ?? choice[0];
    taken.set(role, choice.indexOf(next) + 1);
    shots.push(next);
  }
  return shots;
}

function placeOf(brief: Brief): string {
  if (brief.place === null && OUTDOORS.test(brief.prompt)) return TRAIL;
  return brief.place ?? USUAL_PLACES.find(([words]) => words.test(brief.core))?.[1] ?? ANY_PLACE;
}

function visualPrompt(brief: Brief, shot: Shot, place: string, tone: SetLook): string {
  const size = shot.size.charAt(0).toUpperCase() + shot.size.slice(1);
  const own = brief.colours.length > 0 ? brief.colours.slice(0, 2).join(' and ') : tone.palette;
  const sentences = [
    `${size} of the ${brief.shown}, ${place}.`,
    `${shot.light ?? (place === STUDIO ? tone.light : tone.daylight)}.`,
    `The palette stays with ${own}; the mood is ${tone.name}.`,
  ];
  return limit(sentences.join(' '), SCENE_LIMITS.prompt.max);
}

/** Scenes whose lengths make an ad of `duration` seconds, as nearly as their limits allow; null leaves them alone. */
export function fitToDuration(scenes: AdScene[], duration: number | null): AdScene[] {
  if (duration === null) return scenes;
  const overlap = overlapOf(scenes.map(({ transition }) => transition));
  const lengths = sceneLengths(
    scenes.map((scene) => scene.duration),
    duration + overlap - END_CARD_EXTRA_SECONDS,
  );
  return scenes.map((scene, i) => ({ ...scene, duration: lengths[i] ?? scene.duration }));
}

/** Seconds the transitions of these scenes take together. */
export function overlapOf(transitions: SceneTransition[]): number {
  return transitions.slice(1).reduce((sum, kind) => sum + TRANSITION_SECONDS[kind], 0);
}
