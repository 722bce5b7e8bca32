import { rename, rm, stat } from 'node:fs/promises';
import { AdmintError } from '@admint/contract';
import { runJob } from '../process/run-job.ts';
import { partName, sweepParts } from '../process/part-file.ts';
import type { RenderInput, RenderResult } from './inputs.ts';
import type { RenderOutcome } from './order.ts';
import { stageFiles } from './stage-files.ts';

/**
 * Renders a timeline to an MP4 in a process of its own: H.264 yuv420p BT.709 with closed GOPs, AAC 48 kHz at the
 * document's loudness, index in front. The file appears under its name only when it is whole.
 * Throws `canceled`, `media_missing`, `media_unreadable`, `timeline_invalid`, `layer_invalid`, `disk_full`,
 * `media_out_of_memory` and, after one more try, `media_crashed`.
 */
export async function renderTimeline(input: RenderInput): Promise<RenderResult> {
  const { timeline, outPath, onProgress, signal, memoryCeiling } = input;
  const part = partName(outPath);
  const warnings: string[] = [];
  sweepParts(outPath);
  const began = performance.now();
  try {
    const outcome = await runJob('render', ({ folder }) => stageFiles(input, folder, part), {
      signal,
      memoryCeiling,
      onProgress: ({ frame, frames }) =>
        onProgress?.({ frame, frames, seconds_left: left(began, frame, frames) }),
      onRetry: (error: AdmintError) => warnings.push(`${error.message} The render was started again once.`),
    });
    await rename(part, outPath);
    const { size } = await stat(outPath);
    return result(outcome, timeline, size, warnings);
  } finally {
    await rm(part, { force: true });
  }
}

function left(began: number, frame: number, frames: number): number | null {
  if (frame < 15) return null;
  const seconds = (performance.now() - began) / 1000;
  return Math.round(((frames - frame) * seconds * 10) / frame) / 10;
}

function result(
  outcome: RenderOutcome,
  timeline: RenderInput['timeline'],
  bytes: number,
  warnings: string[],
): RenderResult {
  const { frames, encodedFrames, segments, lufs, truePeak, peakMemory, cpuSeconds } = outcome;
  const { width, height, fps } = timeline;
  return {
    frames,
    duration: frames / fps,
    width,
    height,
    fps,
    bytes,
    lufs: Math.round(lufs * 100) / 100,
    true_peak: Math.round(truePeak * 100) / 100,
    warnings: [...warnings, ...outcome.warnings],
    encoded_frames: encodedFrames,
    segments,
    peak_memory: peakMemory,
    cpu_seconds: cpuSeconds,
  };
}
