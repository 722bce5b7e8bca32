import type { Genre, MixSettings, Part } from '../genres/genre.ts';
import { integratedLoudness } from '../master/loudness.ts';
import { highpass } from '../synth/filter.ts';
import { INSTRUMENTS } from '../synth/instruments.ts';
import { fromDecibels, panGains, silence, type Sound, type Stereo } from '../synth/sound.ts';
import { chorus, echo, pumpCurve } from './movement.ts';
import { plate } from './plate.ts';

/** A part and what it plays. */
export interface Track {
  part: Part;
  sounds: readonly Sound[];
}

function add(target: Stereo, source: Stereo, left: number, right: number): void {
  for (let i = 0; i < target.left.length; i++) {
    target.left[i] = (target.left[i] ?? 0) + (source.left[i] ?? 0) * left;
    target.right[i] = (target.right[i] ?? 0) + (source.right[i] ?? 0) * right;
  }
}

function playTrack(track: Track, samples: number): Stereo {
  const out = silence(samples);
  const play = INSTRUMENTS[track.part.instrument];
  for (const sound of track.sounds) if (sound.at < samples) play(out, sound);
  return out;
}

/** Filters and movement of one track, in place. */
function shape(track: Stereo, mix: MixSettings, pump: Float32Array): void {
  if (mix.highpass) {
    highpass(track.left, mix.highpass);
    highpass(track.right, mix.highpass);
  }
  if (mix.chorus) chorus(track);
  const depth = mix.pump ?? 0;
  if (depth === 0) return;
  for (let i = 0; i < pump.length; i++) {
    const gain = 1 - depth * (1 - (pump[i] ?? 1));
    track.left[i] = (track.left[i] ?? 0) * gain;
    track.right[i] = (track.right[i] ?? 0) * gain;
  }
}

/**
 * Plays every track, balances them by measured loudness, and adds plate and echo.
 * `samples` per channel; `bpm` sets the echo. `onTrack` is called after each track with the share done.
 */
export function render(
  tracks: readonly Track[],
  genre: Genre,
  samples: number,
  bpm: number,
  onTrack: (share: number) => void = () => {},
): Stereo {
  const dry = silence(samples);
  const toPlate = silence(samples);
  const toEcho = silence(samples);
  const kicks = tracks
    .filter((track) => /kick/i.test(track.part.instrument))
    .flatMap((track) => track.sounds.map((s) => s.at));
  const pump = pumpCurve(samples, kicks, Math.min(0.34, (60 / bpm) * 0.7));
  tracks.forEach((track, index) => {
    const { mix } = track.part;
    const played = playTrack(track, samples);
    shape(played, mix, pump);
    const loudness = integratedLoudness(played);
    if (loudness > -Infinity) {
      const gain = fromDecibels(mix.level - loudness);
      const pan = panGains(mix.pan ?? 0);
      add(dry, played, gain * pan.left, gain * pan.right);
      if (mix.reverb !== undefined) send(toPlate, played, gain * fromDecibels(mix.reverb));
      if (mix.delay !== undefined) send(toEcho, played, gain * fromDecibels(mix.delay));
    }
    onTrack((index + 1) / tracks.length);
  });
  echo(toEcho, (60 / bpm) * genre.echo.beats, genre.echo.feedback);
  send(toPlate, toEcho, 0.35);
  highpass(toPlate.left, 180);
  highpass(toPlate.right, 180);
  plate(toPlate, genre.reverb.seconds, genre.reverb.damping);
  add(dry, toEcho, 1, 1);
  add(dry, toPlate, 1, 1);
  return dry;
}

function send(target: Stereo, source: Stereo, gain: number): void {
  add(target, source, gain, gain);
}
