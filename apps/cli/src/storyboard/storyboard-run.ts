import { type AdStory, planFiles, type StoryboardMetadata, storyboardOf } from '@admint/studio/director';
import type { Enhancement } from '@admint/studio/enhance';
import type { TraceFolder } from '../enhance/trace-folder.ts';
import type { Source } from './read-source.ts';

/** Where 004 §8.4 keeps the narrative and how it came about. */
export const TRACE = 'storyboard_enhancement_trace';
const METADATA = 'storyboard_metadata.json';

/** The storyboard as far as it has been written, as `storyboard_metadata.json` says it. */
export interface StoryboardRun {
  status: 'running' | 'complete' | 'interrupted';
  source: Source;
  seed: number;
  enhancement: Enhancement | null;
  story: AdStory | null;
  started_at: string;
  finished_at: string | null;
}

/** Saves what stands: the trace in its folder, and `storyboard_metadata.json` above it. */
export async function saveRun(folder: TraceFolder, run: StoryboardRun): Promise<void> {
  const original = { name: '00_original_prompt.txt', text: `${run.source.prompt}\n` };
  // With the prompt improved, the original is the first file of that trace.
  const own = run.enhancement ? [] : [original];
  await folder.write([...own, ...(run.story ? planFiles(run.story) : [])], TRACE);
  await folder.write([{ name: METADATA, text: `${JSON.stringify(metadataOf(run), null, 2)}\n` }]);
}

/** `storyboard_metadata.json`: the clips, and what else the tools that draw and move them read. */
interface SavedStoryboard extends Partial<Omit<StoryboardMetadata, 'clips'>> {
  clips: StoryboardMetadata['clips'];
  status: StoryboardRun['status'];
  prompt: string;
  enhanced_prompt: string | null;
  seed: number;
  /** From this file; null while the story has not been told. */
  unified_narrative_path: string | null;
  unified_narrative_md_path: string | null;
  narrative_score: number | null;
  warnings: string[];
  /** micro-dollars */
  cost: number;
  started_at: string;
  finished_at: string | null;
}

/** The run as it is saved and printed. */
export function metadataOf(run: StoryboardRun): SavedStoryboard {
  const { status, source, seed, enhancement, story, started_at, finished_at } = run;
  const narrative = story?.narrative ? `${TRACE}/unified_narrative` : null;
  return {
    status,
    prompt: source.prompt,
    enhanced_prompt: enhancement?.final_prompt ?? source.enhanced,
    seed,
    ...(story ? storyboardOf(story) : { clips: [] }),
    unified_narrative_path: narrative && `${narrative}.json`,
    unified_narrative_md_path: narrative && `${narrative}.md`,
    narrative_score: story?.narrative?.score ?? null,
    warnings: [...new Set([...(enhancement?.warnings ?? []), ...(story?.warnings ?? [])])],
    cost: (enhancement?.cost ?? 0) + (story?.cost ?? 0),
    started_at,
    finished_at,
  };
}
