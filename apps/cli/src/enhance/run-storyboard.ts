import { dirname, isAbsolute, join } from 'node:path';
import { AdmintError } from '@admint/contract';
import {
  type EnhancedStoryboard,
  enhanceStoryboard,
  type Narrative,
  narrativeFromJson,
  narrativeFromMarkdown,
  readStoryboard,
  type Storyboard,
  traceFiles,
} from '@admint/studio/enhance';
import { EXIT, Failure } from '../failure.ts';
import { openWriter } from './language-model.ts';
import { type EnhanceFlags, settingsOf } from './options.ts';
import { readJson, readText } from './read-input.ts';
import { storyboardText } from './score-table.ts';
import { interrupted, printResult, stoppable, wantsColour } from './terminal.ts';
import { openTraceFolder } from './trace-folder.ts';

const RESULT_FILE = 'storyboard_enhanced_motion_prompts.json';

/** Enhances the motion prompt of every clip of a storyboard, each with a trace of its own. Throws Failure. */
export async function runStoryboard(path: string, flags: EnhanceFlags): Promise<void> {
  const settings = settingsOf(flags);
  const writer = await openWriter(flags.model);
  const storyboard = parsed(await readJson(path));
  const narrative = await readNarrative(path, storyboard);
  const folder = await openTraceFolder(flags.outputDir, new Date());
  const result = await stoppable((signal) =>
    enhanceStoryboard(storyboard, narrative, {
      settings,
      ask: writer.ask(signal),
      signal,
      onStep: (clip, step) => folder.write(traceFiles(step), `clip_${String(clip).padStart(3, '0')}`),
      onClip: async (soFar) => {
        await folder.write([{ name: RESULT_FILE, text: `${JSON.stringify(soFar, null, 2)}\n` }]);
        if (!flags.quiet && soFar.status === 'running') report(soFar);
      },
    }),
  );
  const text = flags.json
    ? `${JSON.stringify({ ...result, trace: folder.path })}\n`
    : storyboardText(result, folder.path, wantsColour(process.stdout));
  await printResult(text);
  if (result.status === 'interrupted') throw interrupted(folder.path);
}

function parsed(value: unknown): Storyboard {
  try {
    return readStoryboard(value);
  } catch (error) {
    if (error instanceof AdmintError) throw new Failure(EXIT.usage, error.code, error.message);
    throw error;
  }
}

/** The narrative that the storyboard names, beside it unless the path is absolute; null when it names none. */
async function readNarrative(
  path: string,
  { unified_narrative_path }: Storyboard,
): Promise<Narrative | null> {
  if (!unified_narrative_path) return null;
  const place = isAbsolute(unified_narrative_path)
    ? unified_narrative_path
    : join(dirname(path), unified_narrative_path);
  return place.endsWith('.json')
    ? narrativeFromJson(await readJson(place))
    : narrativeFromMarkdown(await readText(place));
}

function report({ clips, clip_count }: EnhancedStoryboard): void {
  const last = clips.at(-1);
  if (!last) return;
  const scores = `${last.initial_score.toFixed(1)} → ${last.score.overall.toFixed(1)}`;
  process.stderr.write(`Clip ${clips.length} of ${clip_count}: ${scores}\n`);
}
