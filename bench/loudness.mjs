/**
 * Renders ten ads with different sound and reads them with FFmpeg's EBU R 128 meter: `npm run bench:loudness`. One line
 * per ad (`name LUFS dBTP`); ends with 1 when one is more than 0.5 LU off its target or louder than its ceiling.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../packages/media/dist/ffmpeg/polyfill.js';
import { writeOddFile } from '../packages/media/dist/ffmpeg/fixtures/odd-file.js';
import { writeWav } from '../packages/media/dist/fixtures/tone.js';
import { measureFileLoudness, probe, renderTimeline } from '../packages/media/dist/index.js';
import { composePiece } from '../packages/providers/dist/local/music/compose.js';

const folder = mkdtempSync(join(tmpdir(), 'loudness-'));
const at = (name) => join(folder, name);
const paths = new Map();

async function source(path) {
  const info = await probe(path);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  paths.set(sha256, path);
  const { content_type, width, height, fps, duration } = info;
  return { sha256, content_type, width, height, fps, duration, has_audio: info.audio !== undefined };
}

/** Interleaved stereo of a function of time, as a file. */
async function sound(name, seconds, wave) {
  const samples = new Float32Array(Math.round(seconds * 48000) * 2);
  for (let i = 0; i < samples.length / 2; i++) samples.fill(wave(i / 48000), 2 * i, 2 * i + 2);
  writeWav(at(name), samples);
  return source(at(name));
}

async function music(genre, seconds) {
  const { samples } = composePiece({ genre, duration: seconds, seed: 7 });
  const both = new Float32Array(samples.left.length * 2);
  for (const [i, left] of samples.left.entries()) both.set([left, samples.right[i]], 2 * i);
  writeWav(at(`${genre}-${seconds}.wav`), both);
  return source(at(`${genre}-${seconds}.wav`));
}

/** A room with footsteps, in the clip itself. */
async function clipWithSound() {
  const video = {
    graph: 'testsrc2=s=320x180:r=30:d=8,format=yuv420p[v]',
    codec: 'libx264',
    options: { preset: 'ultrafast' },
  };
  const steps =
    "aevalsrc='0.25*sin(2*PI*180*t)*exp(-9*mod(t,0.6))+0.03*(random(0)-0.5)':d=8:s=48000,aformat=sample_fmts=fltp:channel_layouts=stereo[a]";
  await writeOddFile(at('clip.mp4'), { container: 'mp4', video, audio: { graph: steps, codec: 'aac' } });
  return source(at('clip.mp4'));
}

const cut = { kind: 'cut', frames: 0 };
const item = (id, role, from, more = {}) => ({
  id,
  role,
  source: from,
  in: 0,
  start: 0,
  length: null,
  gain_db: 0,
  fade_in: 3,
  fade_out: 20,
  duck_db: 0,
  beats: null,
  ...more,
});

async function measured(name, seconds, audio, { clip, tv = false } = {}) {
  const loudness = tv ? { target_lufs: -24, true_peak_db: -2 } : { target_lufs: -14, true_peak_db: -1 };
  const length = Math.round(seconds * 30);
  const shown = clip
    ? {
        kind: 'clip',
        id: 'clip',
        source: clip,
        in: 0,
        length,
        speed: 1,
        fit: { kind: 'cover' },
        sound: { muted: false, gain_db: 0 },
        transition: cut,
      }
    : { kind: 'card', id: 'card', length, background: { kind: 'color', color: '#204060' }, transition: cut };
  const timeline = {
    version: 1,
    fps: 30,
    width: 320,
    height: 180,
    background: '#000000',
    safe_area: { top: 0.05, right: 0.05, bottom: 0.05, left: 0.05 },
    video: [shown],
    overlays: [],
    audio,
    loudness,
  };
  await renderTimeline({ timeline, sources: paths, layers: [], outPath: at('out.mp4'), quality: 'draft' });
  const { lufs, true_peak } = await measureFileLoudness(at('out.mp4'));
  const right = Math.abs(lufs - loudness.target_lufs) <= 0.5 && true_peak <= loudness.true_peak_db;
  process.stdout.write(
    `${name} ${lufs.toFixed(2)} LUFS ${true_peak.toFixed(2)} dBTP${right ? '' : ' BAD'}\n`,
  );
  return right;
}

const clip = await clipWithSound();
const talk = (t) =>
  t % 1.1 < 0.7 ? 0.3 * Math.sin(2 * Math.PI * 210 * t) * Math.abs(Math.sin(2 * Math.PI * 4.3 * t)) : 0;
const voice = await sound('voice.wav', 5, talk);
const whoosh = await sound(
  'whoosh.wav',
  0.4,
  (t) => 0.8 * Math.sin(2 * Math.PI * (300 + 2500 * t) * t) * Math.sin((Math.PI * t) / 0.4),
);
const quiet = await sound('quiet.wav', 12, (t) => 0.004 * Math.sin(2 * Math.PI * 330 * t));
const GENRES = ['upbeat', 'chill', 'cinematic', 'energetic', 'luxury', 'playful'];
const results = [];
for (const [i, genre] of GENRES.entries()) {
  const seconds = [6, 10, 15, 20, 30, 12][i];
  results.push(
    await measured(`music-${genre}-${seconds}s`, seconds, [
      item('music', 'music', await music(genre, seconds)),
    ]),
  );
}
const bed = item('music', 'music', await music('upbeat', 8), { duck_db: 12 });
const spoken = item('voice', 'voice', voice, { start: 45 });
const hits = [30, 120, 200].map((start, i) => item(`hit-${i}`, 'effect', whoosh, { start }));
results.push(await measured('clip-sound-and-music', 8, [bed], { clip }));
results.push(await measured('clip-sound-voice-ducked-music-effects', 8, [bed, spoken, ...hits], { clip }));
results.push(await measured('television-voice-ducked-music', 8, [bed, spoken], { tv: true }));
results.push(await measured('very-quiet-recording', 12, [item('music', 'music', quiet)]));
rmSync(folder, { recursive: true });
process.exit(results.every(Boolean) ? 0 : 1);
