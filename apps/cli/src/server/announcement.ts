import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Announcement = z.object({ url: z.url(), pid: z.int().positive() });
export type Announcement = z.infer<typeof Announcement>;

/** What a running server wrote into its data folder, or null when none runs there. */
export async function findRunningServer(home: string): Promise<Announcement | null> {
  const text = await readFile(join(home, 'server.json'), 'utf8').catch(() => null);
  const parsed = Announcement.safeParse(parse(text));
  if (!parsed.success || !isAlive(parsed.data.pid)) return null;
  return (await isHealthy(parsed.data.url)) ? parsed.data : null;
}

/** Milliseconds: a machine that renders may take its time. */
const ANSWER_MS = 10_000;

/** True when an AdMint server answers at the address. */
export async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(ANSWER_MS) });
    const health = (await answer.json()) as { status?: string };
    return health.status === 'healthy';
  } catch {
    return false;
  }
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but someone else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
