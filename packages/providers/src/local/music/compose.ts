import type { MusicGenre } from '@admint/contract';
import { GENRES } from './genres/index.ts';
import { master } from './master/master.ts';
import { render } from './mix/render.ts';
import { writeTune } from './parts/melody.ts';
import type { Score } from './parts/part.ts';
import { perform } from './parts/perform.ts';
import { writePart } from './parts/write.ts';
import { createRandom } from './random.ts';
import { planForm, type SectionName } from './score/form.ts';
import { chooseGrid } from './score/grid.ts';
import { harmonise } from './score/harmony.ts';
import { SAMPLE_RATE, type Stereo } from './synth/sound.ts';

/** Seconds a piece may last: below, no phrase fits; above, the buffers grow past what a worker should hold. */
export const SHORTEST = 1;
export const LONGEST = 180;

export interface PieceRequest {
  genre: MusicGenre;
  /** seconds */
  duration: number;
  seed: number;
  /** Seconds at which the picture changes: of the paces that suit the style, one whose beats fall there is taken. */
  cuts?: readonly number[] | undefined;
}

export interface Piece {
  /** Exactly `round(duration × 48 000)` samples per channel. */
  samples: Stereo;
  sampleRate: typeof SAMPLE_RATE;
  /** beats per minute, not rounded: the beats divide the duration */
  bpm: number;
  /** Seconds of every beat, from 0. */
  beats: number[];
  /** Times in seconds; the last one is the last chord and its decay. */
  sections: { name: SectionName; start: number; end: number; energy: number }[];
}

/** Writes the whole score: grid, form, harmony and tune. */
export function writeScore(request: PieceRequest): Score {
  const genre = GENRES[request.genre];
  const random = createRandom(`${request.genre}/${request.seed}`);
  // Each piece of a style has a pace of its own, within what the style bears.
  const pace = random.fork('pace').between(0.95, 1.05);
  const grid = chooseGrid(request.duration, { ...genre.tempo, best: genre.tempo.best * pace }, request.cuts);
  const { sections, bars } = planForm(grid);
  const tonic = random.pick(genre.tonics);
  const harmonies = harmonise(bars, grid, genre, tonic, random.fork('harmony'));
  const groove = Math.floor(random.between(0, 12));
  const score: Score = { genre, grid, bars, sections, harmonies, groove, tune: [], random };
  return { ...score, tune: writeTune(score, tonic) };
}

/**
 * Composes, plays, mixes and masters a piece of exactly the asked length; the same request gives the same samples.
 * `onProgress` hears the share done, 0–1. Throws RangeError on a duration outside 1–180 s.
 */
export function composePiece(request: PieceRequest, onProgress: (share: number) => void = () => {}): Piece {
  const { duration } = request;
  if (!(duration >= SHORTEST && duration <= LONGEST)) {
    throw new RangeError(`music lasts ${SHORTEST} to ${LONGEST} seconds, not ${duration}`);
  }
  const score = writeScore(request);
  const { bpm, beats, lastHit } = score.grid;
  const tracks = score.genre.parts.map((part, index) => {
    const random = score.random.fork(`${index}/${part.instrument}`);
    return { part, sounds: perform(writePart(part, score), part, score, random) };
  });
  const length = Math.round(duration * SAMPLE_RATE);
  const samples = render(tracks, score.genre, length, bpm, (share) => onProgress(share * 0.8));
  const secondsPerBeat = 60 / bpm;
  master(samples, (beats - lastHit) * secondsPerBeat);
  onProgress(1);
  return {
    samples,
    sampleRate: SAMPLE_RATE,
    bpm,
    beats: Array.from({ length: Math.ceil(beats - 1e-6) }, (_, i) => i * secondsPerBeat),
    sections: score.sections.map(({ name, start, beats: span, energy }) => {
      return { name, start: start * secondsPerBeat, end: (start + span) * secondsPerBeat, energy };
    }),
  };
}
