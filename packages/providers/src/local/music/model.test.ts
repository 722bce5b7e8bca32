import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotStarted, type Operation, type OperationStatus } from '../../spec/index.ts';
import { createLocalMusicModel } from './model.ts';

const signal = new AbortController().signal;
const context = { key: 'key-1', signal };
let workDir = '';

beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'admint-music-'));
});
afterEach(async () => {
  await rm(workDir, { recursive: true, force: true });
});

async function settle(
  model: ReturnType<typeof createLocalMusicModel>,
  operation: Operation,
): Promise<{ last: OperationStatus; seen: number[] }> {
  const seen: number[] = [];
  for (;;) {
    const last = await model.status(operation, signal);
    if (last.state !== 'queued' && last.state !== 'running') return { last, seen };
    seen.push(last.progress ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function fileOf(status: OperationStatus): string {
  const output = status.state === 'succeeded' ? status.outputs[0] : undefined;
  if (output?.kind !== 'file') throw new Error(`no file in ${JSON.stringify(status)}`);
  return output.path;
}

describe('the local composer as a provider', () => {
  it('gives a WAV file of the exact length and the beats beside it, free of charge', async () => {
    const model = createLocalMusicModel({ workDir });
    const request = { genre: 'upbeat' as const, duration: 4.1, seed: 3 };
    expect(model.price(request).amount).toBe(0);
    const operation = await model.start(request, context);
    expect(JSON.parse(JSON.stringify(operation))).toEqual(operation);
    const { last, seen } = await settle(model, operation);
    expect(last).toMatchObject({ state: 'succeeded', cost: 0 });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const wav = await readFile(fileOf(last));
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect((wav.length - 44) / 4).toBe(Math.round(4.1 * 48_000));
    const beats = last.state === 'succeeded' ? last.outputs[1] : undefined;
    expect(beats).toMatchObject({ kind: 'json', value: { first_beat: 0 } });
    expect((await readdir(workDir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('returns the same job for the same key, and the same bytes for the same request', async () => {
    const model = createLocalMusicModel({ workDir });
    const request = { genre: 'chill' as const, duration: 3, seed: 9 };
    const first = await model.start(request, context);
    const again = await model.start(request, context);
    expect(again).toEqual(first);
    const other = await model.start(request, { ...context, key: 'key-2' });
    expect(other.id).not.toBe(first.id);
    const one = await readFile(fileOf((await settle(model, first)).last));
    const two = await readFile(fileOf((await settle(model, other)).last));
    expect(one.equals(two)).toBe(true);
  });

  it('starts again from the operation alone after a restart, and finds finished work', async () => {
    const request = { genre: 'energetic' as const, duration: 3, seed: 1 };
    const before = createLocalMusicModel({ workDir });
    const operation = await before.start(request, context);
    await before.cancel(operation);
    const after = createLocalMusicModel({ workDir });
    expect((await after.status(operation, signal)).state).toBe('running');
    const { last } = await settle(after, operation);
    const later = createLocalMusicModel({ workDir });
    expect(await later.status(operation, signal)).toEqual(last);
  });

  it('stops when canceled, leaving no file', async () => {
    const model = createLocalMusicModel({ workDir });
    const operation = await model.start({ genre: 'cinematic', duration: 60, seed: 1 }, context);
    await model.cancel(operation);
    expect(await model.status(operation, signal)).toEqual({ state: 'canceled', cost: 0 });
    expect(await readdir(workDir)).toEqual([]);
  });

  it('makes a new piece when the finished file is gone', async () => {
    const model = createLocalMusicModel({ workDir });
    const operation = await model.start({ genre: 'luxury', duration: 2, seed: 5 }, context);
    const path = fileOf((await settle(model, operation)).last);
    const before = await readFile(path);
    await rm(path);
    const again = fileOf((await settle(model, operation)).last);
    expect((await readFile(again)).equals(before)).toBe(true);
  });

  it('says what went wrong, that nothing was charged, and works on the next start', async () => {
    const blocked = join(workDir, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    const model = createLocalMusicModel({ workDir: blocked });
    const request = { genre: 'chill' as const, duration: 2, seed: 5 };
    const { last } = await settle(model, await model.start(request, context));
    expect(last).toMatchObject({
      state: 'failed',
      fault: { code: 'model_error', retryable: true, charged: 'none' },
    });
    await rm(blocked);
    expect((await settle(model, await model.start(request, context))).last.state).toBe('succeeded');
  });

  it('composes once when two callers start the same job together', async () => {
    const model = createLocalMusicModel({ workDir });
    const request = { genre: 'playful' as const, duration: 2, seed: 5 };
    const [one, two] = await Promise.all([model.start(request, context), model.start(request, context)]);
    expect(one).toEqual(two);
    expect((await settle(model, one)).last.state).toBe('succeeded');
    expect(await readdir(workDir)).toHaveLength(2);
  });

  it('refuses what it cannot compose before anything starts', async () => {
    const model = createLocalMusicModel({ workDir });
    const impossible = { genre: 'upbeat' as const, duration: 0.2, seed: 1 };
    await expect(model.start(impossible, context)).rejects.toThrow(NotStarted);
    const unknown = { genre: 'polka' as never, duration: 5, seed: 1 };
    await expect(model.start(unknown, context)).rejects.toMatchObject({
      fault: { code: 'invalid_input', charged: 'none' },
    });
  });
});
