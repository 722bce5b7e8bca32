import type { EngineLog } from '../engine-log.ts';

/** Keeps what the engine says, for a test to look at. */
export function recordingLog(): EngineLog & { lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  return { lines, debug: () => undefined, info: () => undefined, warn: keep, error: keep };
}
