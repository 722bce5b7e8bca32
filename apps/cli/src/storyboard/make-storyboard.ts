import { type AdStory, type StoryStep, writeStory } from '@admint/studio/director';
import { enhancePrompt, traceFiles } from '@admint/studio/enhance';
import { openWriter, type Writer } from '../enhance/language-model.ts';
import { settingsOf } from '../enhance/options.ts';
import { interrupted, printResult, stoppable, wantsColour } from '../enhance/terminal.ts';
import { openTraceFolder, type TraceFolder } from '../enhance/trace-folder.ts';
import { contextAsking } from './model-context.ts';
import { type StoryboardFlags, wishOf } from './order.ts';
import { checkPicture, readSource } from './read-source.ts';
import { metadataOf, saveRun, type StoryboardRun, TRACE } from './storyboard-run.ts';
import { storyboardText } from './storyboard-text.ts';

/**
 * Tells the story of an ad and plans its clips with no server: the prompt improved if asked, specification, shots,
 * unified narrative, then the prompts of each clip (004 §8.3, §8.4). Saves everything as it comes. Throws Failure.
 */
export async function makeStoryboard(source: string, flags: StoryboardFlags): Promise<void> {
  const wish = wishOf(flags);
  const writer = await openWriter(flags.model);
  const read = await readSource(source, process.stdin);
  for (const path of flags.referenceImage) await checkPicture(path);
  const folder = await openTraceFolder(flags.outputDir, new Date());
  const run: StoryboardRun = {
    status: 'running',
    source: read,
    seed: flags.seed,
    enhancement: null,
    story: null,
    started_at: new Date().toISOString(),
    finished_at: null,
  };
  await saveRun(folder, run);
  await stoppable(async (signal) => {
    try {
      await tell(run, { flags, wish, ask: writer.ask(signal), signal, folder });
      run.status = 'complete';
    } catch (error) {
      if (!signal.aborted) throw error;
      run.status = 'interrupted';
    }
  });
  run.finished_at = new Date().toISOString();
  await saveRun(folder, run);
  const text = flags.json
    ? `${JSON.stringify({ ...metadataOf(run), storyboard: folder.path })}\n`
    : storyboardText(run, folder.path, wantsColour(process.stdout));
  await printResult(text);
  if (run.status === 'interrupted') throw interrupted(folder.path);
}

interface Telling {
  flags: StoryboardFlags;
  wish: ReturnType<typeof wishOf>;
  ask: ReturnType<Writer['ask']>;
  signal: AbortSignal;
  folder: TraceFolder;
}

async function tell(run: StoryboardRun, { flags, wish, ask, signal, folder }: Telling): Promise<void> {
  const say = (line: string) => void (flags.quiet || process.stderr.write(`${line}\n`));
  const { prompt } = run.source;
  if (flags.enhancePrompts) {
    run.enhancement = await enhancePrompt('ad', run.source.enhanced ?? prompt, {
      settings: settingsOf(flags),
      ask,
      signal,
      onStep: async (step) => folder.write(traceFiles(step), TRACE),
    });
    signal.throwIfAborted();
    const { initial_score, final_score } = run.enhancement;
    say(`Prompt: ${initial_score.overall.toFixed(1)} → ${final_score.overall.toFixed(1)} of 100.`);
  }
  const context = contextAsking(ask ?? (() => Promise.reject(new Error('nobody is asked'))));
  await writeStory(
    {
      prompt,
      enhanced: run.enhancement?.final_prompt ?? run.source.enhanced,
      wish,
      language_model: ask !== null,
      seed: flags.seed,
      references: flags.referenceImage,
      chaining: flags.chain === true,
      planning: true,
      narrative: true,
      loop: { rounds: flags.maxIterations, threshold: flags.threshold },
    },
    context,
    async (step, soFar) => {
      run.story = soFar;
      await saveRun(folder, run);
      say(SAID[step](soFar));
      signal.throwIfAborted();
    },
  );
}

const SAID: Record<StoryStep, (story: AdStory) => string> = {
  specified: ({ specification: { framework, scenes, written_by } }) =>
    `Specification: ${framework.name}, ${scenes.length} clips, by ${written_by}.`,
  planned: ({ plan }) => `Plan: ${plan?.entities.length} entities, ${plan?.shot_list.length} shots.`,
  told: ({ narrative }) => `Narrative: ${narrative?.score.toFixed(1)} of 100, by ${narrative?.written_by}.`,
  prompted: ({ scene_prompts }) => `Prompts: ${scene_prompts.length} clips.`,
};
