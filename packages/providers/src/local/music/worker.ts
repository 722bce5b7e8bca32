import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { composePiece, type PieceRequest } from './compose.ts';
import { writeWav } from './wav.ts';

/** What a worker is asked to make, and the absolute paths to leave it at. */
export interface Job {
  request: PieceRequest;
  wav: string;
  sidecar: string;
}

/** Share done, 0–1. */
export interface Report {
  progress: number;
}

/** Writes beside the target and renames, so that a file that exists is whole. */
async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

async function work(job: Job): Promise<void> {
  await mkdir(dirname(job.wav), { recursive: true });
  const started = performance.now();
  const report = (progress: number): void => parentPort?.postMessage({ progress } satisfies Report);
  const piece = composePiece(job.request, (share) => report(share * 0.95));
  const wav = writeWav(piece);
  const seconds = (performance.now() - started) / 1000;
  const sidecar = { bpm: piece.bpm, first_beat: piece.beats[0] ?? 0, beats: piece.beats, seconds };
  await writeWhole(job.sidecar, JSON.stringify(sidecar));
  await writeWhole(job.wav, wav);
}

if (!isMainThread) await work(workerData as Job);
