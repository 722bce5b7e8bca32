import { rename, rm, stat } from 'node:fs/promises';
import type { AdmintError } from '@admint/contract';
import { runJob } from '../process/run-job.ts';
import { partName, sweepParts } from '../process/part-file.ts';
import type { Film, RenderInput, RenderResult, RenderSettings } from './inputs.ts';
import type { FilmOutcome, RenderOutcome } from './order.ts';
import { stageFiles } from './stage-files.ts';

/**
 * Renders a timeline to an MP4 in a process of its own: H.264 yuv420p BT.709 with closed GOPs, AAC 48 kHz at the
 * document's loudness, index in front. The file appears under its name only when it is whole.
 * Throws `canceled`, `media_missing`, `media_unreadable`, `timeline_invalid`, `layer_invalid`, `disk_full`,
 * `media_out_of_memory` and, after one more try, `media_crashed`.
 */
export async function renderTimeline(input: RenderInput): Promise<RenderResult> {
  const [result] = await renderFilms([input], input);
  if (!result) throw new RangeError('a render without result');
  return result;
}

/**
 * Renders several documents of the same sources together, e.g. one ad laid out for four ratios: every source is read
 * once for all that fit in memory side by side, and the sound is made once. Throws as {@link renderTimeline}; no
 * film is there unless all are.
 */
export async function renderFilms(films: readonly Film[], settings: RenderSettings): Promise<RenderResult[]> {
  const { onProgress, signal, memoryCeiling } = settings;
  const parts = films.map(({ outPath }) => partName(outPath));
  const warnings: string[] = [];
  for (const { outPath } of films) sweepParts(outPath);
  const began = performance.now();
  try {
    const outcome = await runJob('render', ({ folder }) => stageFiles(films, settings, folder, parts), {
      signal,
      memoryCeiling,
      onProgress: ({ frame, frames }) =>
        onProgress?.({ frame, frames, seconds_left: left(began, frame, frames) }),
      onRetry: (error: AdmintError) => warnings.push(`${error.message} The render was started again once.`),
    });
    const results: RenderResult[] = [];
    for (const [i, { timeline, outPath }] of films.entries()) {
      const [part, made] = [parts[i], outcome.films[i]];
      if (!part || !made) throw new RangeError('a film without result');
      await rename(part, outPath);
      const { size } = await stat(outPath);
      results.push(resultOf(made, outcome, timeline, size, warnings));
    }
    return results;
  } finally {
    for (const part of parts) await rm(part, { force: true });
  }
}

function left(began: number, frame: number, frames: number): number | null {
  if (frame < 15) return null;
  const seconds = (performance.now() - began) / 1000;
  return Math.round(((frames - frame) * seconds * 10) / frame) / 10;
}

function resultOf(
  made: FilmOutcome,
  outcome: RenderOutcome,
  { width, height, fps }: Film['timeline'],
  bytes: number,
  warnings: string[],
): RenderResult {
  return {
    frames: made.frames,
    duration: made.frames / fps,
    width,
    height,
    fps,
    bytes,
    lufs: Math.round(made.lufs * 100) / 100,
    true_peak: Math.round(made.truePeak * 100) / 100,
    warnings: [...warnings, ...outcome.warnings],
    encoded_frames: made.encodedFrames,
    segments: made.segments,
    peak_memory: outcome.peakMemory,
    cpu_seconds: outcome.cpuSeconds,
  };
}
