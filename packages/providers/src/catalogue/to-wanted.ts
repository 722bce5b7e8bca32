import type { MusicGenre } from '@admint/contract';
import type { CallKind, CallRequests } from '../spec/index.ts';
import type { Wanted } from './wanted.ts';

const GENRES: Record<MusicGenre, string> = {
  upbeat: 'Upbeat pop instrumental for a commercial, bright guitars, claps, warm bass, 118 bpm',
  chill: 'Relaxed lo-fi instrumental for a commercial, soft electric piano, brushed drums, 82 bpm',
  energetic: 'Energetic electronic instrumental for a commercial, driving drums, punchy synth bass, 128 bpm',
  cinematic: 'Cinematic instrumental for a commercial, strings, deep drums, slow rise, 90 bpm',
  playful: 'Playful instrumental for a commercial, ukulele, marimba, light percussion, 112 bpm',
  luxury: 'Elegant instrumental for a luxury commercial, piano, soft strings, deep house beat, 100 bpm',
};

/** Distance between the seeds of two pictures of the same view; any number that is not small does. */
const SEED_STEP = 7919;

const readers: { [K in CallKind]: (request: CallRequests[K]) => Wanted } = {
  text: ({ system, user, schema, seed }) => ({ system_prompt: system, prompt: user, schema, seed }),
  image: (request) => ({
    prompt: framed(request.prompt, request.variation ?? 0),
    negative_prompt: request.negative_prompt,
    seed: request.seed + (request.variation ?? 0) * SEED_STEP,
    guidance: request.guidance_scale,
    width: request.width,
    height: request.height,
    references: request.references,
    ...(request.control_image && { control_image: request.control_image }),
    ...(request.lora && { lora: request.lora }),
  }),
  video: (request) => ({
    prompt: moving(request.prompt, request.camera_movement, request.motion_intensity),
    seed: request.seed,
    motion: request.motion_intensity,
    duration: request.duration,
    width: request.width,
    height: request.height,
    first_frame: request.image,
    ...(request.negative_prompt !== undefined && { negative_prompt: request.negative_prompt }),
    ...(request.last_frame && { last_frame: request.last_frame }),
    ...(request.lora && { lora: request.lora }),
  }),
  music: ({ genre, duration, seed }) => ({
    prompt: `${GENRES[genre]}. No vocals, clear ending.`,
    duration,
    seed,
  }),
};

const framed = (prompt: string, variation: number) =>
  variation === 0 ? prompt : `${prompt} Seen from a different distance and framing.`;

const moving = (prompt: string, movement: string, intensity: number) =>
  `${prompt.replace(/[.\s]+$/, '')}. Camera: ${movement}, ${pace(intensity)} motion. The product keeps its shape, colours and lettering.`;

const pace = (intensity: number) =>
  intensity < 0.25
    ? 'barely perceptible'
    : intensity < 0.5
      ? 'gentle'
      : intensity < 0.75
        ? 'lively'
        : 'strong';

/** Takes a stage's request, gives it in the words the catalogue fits to a model. */
export function toWanted<K extends CallKind>(kind: K, request: CallRequests[K]): Wanted {
  return readers[kind](request);
}
