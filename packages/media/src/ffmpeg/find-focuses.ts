import { AdmintError, type Timeline } from '@admint/contract';
import { focusKey } from '../cache/segment-key.ts';
import type { SegmentStore } from '../cache/segment-store.ts';
import type { Focus } from '../measure/saliency.ts';
import type { SourceFile } from '../render/video-graph.ts';
import { focusJob } from './focus-job.ts';

/**
 * Takes a timeline and its files, finds where the product is in those a smart fit shows without saying where; what was found
 * once is in the store. A file that cannot be looked into keeps its middle in view.
 */
export async function findFocuses(
  timeline: Timeline,
  sources: Map<string, SourceFile>,
  store: SegmentStore,
): Promise<void> {
  for (const item of timeline.video) {
    if (item.kind !== 'clip' || item.fit.kind !== 'smart') continue;
    if (item.fit.focus || item.source.focus) continue;
    const entry = sources.get(item.source.sha256);
    if (!entry || entry.focus) continue;
    const focus = await focusOf(item.source.sha256, entry, store);
    if (focus) sources.set(item.source.sha256, { ...entry, focus });
  }
}

async function focusOf(
  sha256: string,
  { file, info }: SourceFile,
  store: SegmentStore,
): Promise<Focus | null> {
  const key = focusKey(sha256);
  const { x, y } = store.read(key)?.facts ?? {};
  if (x !== undefined && y !== undefined) return { x, y };
  try {
    const { crowd: _, ...focus } = await focusJob(file, info);
    store.write(key, { extradata: Buffer.alloc(0), packets: [], facts: { ...focus } });
    return focus;
  } catch (error) {
    if (error instanceof AdmintError && error.code === 'media_unreadable') return null;
    throw error;
  }
}
