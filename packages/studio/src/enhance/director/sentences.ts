import { MOVEMENT_WORDS } from '../motion.ts';
import { joined, lower } from './clean.ts';
import type { SceneDraft } from './scene.ts';

/** A sentence the Creative Director can add, and the rules whose findings it answers. */
export interface Passage {
  name: string;
  answers: string[];
  /** Words of it that do not depend on what was missing: where they stand, it has been written. */
  mark?(scene: SceneDraft): string;
  /** Takes the scene and the rules to be answered, gives one or two sentences. */
  write(scene: SceneDraft, missing: Set<string>): string;
}

const SPEED = {
  subtle: 'slowly and gently',
  moderate: 'at a steady pace',
  dynamic: 'with smooth, dynamic energy',
};

const AS_SHOWN = 'in the same place before the same background';
const CLOSE = 'close to the camera, with enough of the place in the background to tell where this is';

const place: Passage = {
  name: 'place',
  answers: ['setting', 'action', 'concrete', 'length', 'nothing-shown'],
  mark: ({ look, clip, placed }) => {
    if (clip?.first_frame) return AS_SHOWN;
    return placed ? CLOSE : look.place;
  },
  write: ({ noun, look, clip, placed, words }, missing) => {
    if (clip?.first_frame) {
      const begins = missing.has('action') ? words.rests : words.starts;
      return `The ${noun} ${begins} as the start frame shows ${words.it}, ${AS_SHOWN}.`;
    }
    if (!placed) return `The ${noun} can be seen ${look.place}.`;
    const verb = missing.has('action') ? words.rests : words.stays;
    return `The ${noun} ${verb} ${CLOSE}.`;
  },
};

const light: Passage = {
  name: 'light',
  answers: ['light', 'light-direction'],
  write: ({ look, clip }) =>
    clip?.first_frame
      ? 'The soft light keeps the direction of the start frame and slides from the edge across the surface.'
      : look.light,
};

const camera: Passage = {
  name: 'camera',
  answers: ['shot', 'lens', 'composition', 'depth'],
  write: ({ noun, product, clip }, missing) => {
    const size = clip?.shot_size ?? product.shot;
    const view = clip?.perspective ? `, ${lower(clip.perspective)},` : ' at eye level';
    const shot = missing.has('shot') ? `${article(size)} ${shotWord(size)}${view}` : 'The frame';
    // A portrait lens cannot take a wide shot, and the usual lens of most products is one.
    const usual =
      /wide|aerial|establishing/i.test(size) && !/wide/.test(product.shot) ? WIDE_LENS : product.lens;
    const lens = missing.has('lens')
      ? `, taken on ${clip?.lens_type ? lensWord(clip.lens_type) : usual},`
      : '';
    const does: string[] = [];
    if (missing.has('composition'))
      does.push(`places the ${noun} by the rule of thirds with soft shapes in the background`);
    if (missing.has('depth'))
      does.push(`keeps the ${noun} in sharp focus while all else dissolves into soft blur`);
    if (does.length === 0) does.push(`holds the ${noun} where the eye falls first`);
    return `${`${shot}${lens}`.replace(',,', ',')} ${joined(does)}.`;
  },
};

const colour: Passage = {
  name: 'colour',
  answers: ['palette', 'mood', 'film'],
  write: ({ look, colours, clip, placed }, missing) => {
    const set = placed ? 'muted tones of the place' : look.palette;
    const own = colours.length > 0 ? `${joined(colours)}, set against ${set}` : set;
    const palette = clip?.first_frame
      ? 'The palette of the start frame stays unchanged'
      : `The palette stays with ${own}`;
    const film = missing.has('film')
      ? `, graded in the manner of ${look.dark ? 'CineStill 800T' : 'Kodak Portra 400'} film`
      : '';
    const mood = `the mood is ${look.mood}`;
    if (!missing.has('palette') && !missing.has('film'))
      return `${mood.charAt(0).toUpperCase()}${mood.slice(1)}.`;
    return missing.has('mood') ? `${palette}${film}, and ${mood}.` : `${palette}${film}.`;
  },
};

const brand: Passage = {
  name: 'brand',
  answers: ['hero', 'brand', 'style'],
  write: ({ kind, noun, words }) => {
    const picture = {
      ad: 'an advertising picture for a brand campaign',
      image: 'an editorial product photograph with natural texture, composed for a 16:9 frame',
      video: 'a premium product film',
    }[kind];
    return `This is ${picture}: the ${noun} ${words.stays} the hero, any label stays true, and clear space beside ${words.it} waits for the brand name.`;
  },
};

const motion: Passage = {
  name: 'motion',
  answers: ['movement', 'pace', 'beats', 'ending', 'continuity'],
  write: ({ movement, intensity, noun, product, clip, words }) => {
    const seconds = clip?.duration ?? 4;
    const from = clip?.first_frame ? 'starts on the start frame and ' : '';
    const still = movement === 'static' ? '' : ` ${SPEED[intensity]}`;
    const end = clip?.transition
      ? `settles ready for what follows: ${lower(clip.transition)}`
      : `settles on the ${noun}`;
    return (
      `In one continuous take of ${seconds} seconds the camera ${from}${MOVEMENT_WORDS[movement]}${still} ` +
      `as ${product.motion}, then ${end.replace(/[.\s]+$/, '')}. ` +
      `The ${noun} ${words.keeps} ${words.its} shape and colours throughout, at ${intensity === 'dynamic' ? 30 : 24} frames per second with natural motion blur.`
    );
  },
};

/** What the story around a clip asks of it. */
export function storySentence({ clip }: SceneDraft): string | null {
  const told = [clip?.emotion, clip?.progression].filter((part) => part !== undefined);
  if (told.length === 0) return null;
  return `In the story of the ad, ${told.map((part) => lower(part).replace(/[.\s]+$/, '')).join('; ')}.`;
}

/** In the order in which they stand in a prompt: what, where, light, camera, motion, colour, brand. */
export const PASSAGES: Passage[] = [place, light, camera, motion, colour, brand];

const WIDE_LENS = 'a 28mm lens at f/5.6';
/** "An 85mm" and "an 18mm" are spoken with a vowel. */
const article = (word: string) => (/^(?:[aeiou]|8|11|18)/i.test(word) ? 'An' : 'A');
const shotWord = (size: string) =>
  /shot|close|view|macro/i.test(size) ? lower(size) : `${lower(size)} shot`;
const lensWord = (lens: string) =>
  `${lower(article(lens))} ${lower(lens)}${/lens/i.test(lens) ? '' : ' lens'}`;
