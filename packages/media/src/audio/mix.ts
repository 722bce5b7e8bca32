import { SAMPLE_RATE } from '../render/settings.ts';
import { factor, type SoundPlan, type SoundTrack } from './sound-plan.ts';

/** Gives a track's own sound as interleaved stereo at 48 kHz, `track.length` frames long. */
export type ReadTrack = (track: SoundTrack) => Promise<Float32Array>;

/** Takes a plan and a way to read its tracks, gives the mix: `plan.length` frames, exactly. */
export async function mix(plan: SoundPlan, read: ReadTrack): Promise<Float32Array> {
  const out = new Float32Array(plan.length * 2);
  const voices = plan.tracks.filter((track) => track.role === 'voice');
  const others = plan.tracks.filter((track) => track.role !== 'voice');
  const spoken = new Float32Array(voices.length > 0 ? plan.length * 2 : 0);
  for (const track of voices) add(spoken, await read(track), track);
  const envelope = voices.length > 0 ? speechEnvelope(spoken) : null;
  for (const track of others) add(out, await read(track), track, envelope);
  for (let i = 0; i < spoken.length; i++) out[i] = (out[i] ?? 0) + (spoken[i] ?? 0);
  return out;
}

/** Equal power: two sounds crossing over keep their joint loudness. */
function fadeAt(frame: number, length: number): number {
  return length <= 0 || frame >= length ? 1 : Math.sin((Math.PI / 2) * ((frame + 0.5) / length));
}

function add(
  out: Float32Array,
  sound: Float32Array,
  track: SoundTrack,
  ducked: Float32Array | null = null,
): void {
  const frames = Math.min(track.length, sound.length / 2, out.length / 2 - track.start);
  // Fades that meet share the track between them.
  const room = track.length / Math.max(track.length, track.fadeIn + track.fadeOut);
  const fadeIn = track.fadeIn * room;
  const fadeOut = track.fadeOut * room;
  const steps = ducked && track.duckDb > 0 ? ducked.map((down) => factor(-track.duckDb * down)) : null;
  for (let i = 0; i < frames; i++) {
    const at = track.start + i;
    let gain = track.gain * fadeAt(i, fadeIn) * fadeAt(track.length - 1 - i, fadeOut);
    if (steps) gain *= between(steps, at / STEP);
    out[2 * at] = (out[2 * at] ?? 0) + (sound[2 * i] ?? 0) * gain;
    out[2 * at + 1] = (out[2 * at + 1] ?? 0) + (sound[2 * i + 1] ?? 0) * gain;
  }
}

function between(steps: Float32Array, at: number): number {
  const step = Math.floor(at);
  const here = steps[step] ?? 1;
  return here + ((steps[step + 1] ?? here) - here) * (at - step);
}

/** The envelope moves in steps of 10 ms. */
const STEP = SAMPLE_RATE / 100;
/** Louder than this counts as speech: −42 dB full scale. */
const SPEECH = factor(-42);
/** Steps the music is already down before the first word, and stays down between words. */
const BEFORE = 15;
const AFTER = 35;

/**
 * Takes voices as interleaved stereo, gives per 10 ms how far music is to step back, 0–1: down within 150 ms
 * before speech, up within 350 ms after it, without pumping between words.
 */
export function speechEnvelope(voice: Float32Array): Float32Array {
  const steps = Math.ceil(voice.length / 2 / STEP);
  const heard: boolean[] = [];
  for (let s = 0; s < steps; s++) {
    let sum = 0;
    for (let i = 2 * s * STEP; i < 2 * (s + 1) * STEP; i++) sum += (voice[i] ?? 0) ** 2;
    heard.push(Math.sqrt(sum / (2 * STEP)) > SPEECH);
  }
  const envelope = new Float32Array(steps);
  let hold = 0;
  for (let s = 0; s < steps; s++) {
    hold = heard[s] ? AFTER : Math.max(0, hold - 1);
    envelope[s] = hold > 0 ? 1 : Math.max(0, (envelope[s - 1] ?? 0) - 1 / AFTER);
  }
  for (let s = steps - 2; s >= 0; s--)
    envelope[s] = Math.max(envelope[s] ?? 0, (envelope[s + 1] ?? 0) - 1 / BEFORE);
  return envelope;
}
