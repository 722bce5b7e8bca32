import {
  type Enhancement,
  enhancePrompt,
  motionPlan,
  type PromptKind,
  type ClipContext,
  shotPlan,
  summaryOf,
  traceFiles,
} from '@admint/studio/enhance';
import { openWriter } from './language-model.ts';
import { type EnhanceFlags, settingsOf } from './options.ts';
import { readPrompt } from './read-input.ts';
import { enhancementText } from './score-table.ts';
import { interrupted, printResult, stoppable, wantsColour } from './terminal.ts';
import { openTraceFolder } from './trace-folder.ts';

const PLAN_FILE = '06_videodirectorgpt_plan.json';

/** Reads one prompt, enhances it, saves the trace as it grows and prints the result. Throws Failure. */
export async function runPrompt(
  kind: PromptKind,
  source: string,
  flags: EnhanceFlags,
  clip: ClipContext | null = null,
): Promise<void> {
  const settings = settingsOf(flags);
  const writer = await openWriter(flags.model);
  const prompt = await readPrompt(source, process.stdin);
  const folder = await openTraceFolder(flags.outputDir, new Date());
  const enhancement = await stoppable((signal) =>
    enhancePrompt(kind, prompt, {
      settings,
      clip,
      ask: writer.ask(signal),
      signal,
      onStep: async (step) => {
        await folder.write(traceFiles(step));
        if (!flags.quiet) report(step);
      },
    }),
  );
  if (kind === 'video' && enhancement.status !== 'interrupted') {
    const plan = shotPlan([{ original: prompt, prompt: enhancement.final_prompt, clip }]);
    await folder.write([{ name: PLAN_FILE, text: `${JSON.stringify(plan, null, 2)}\n` }]);
  }
  const motion = kind === 'video' ? motionPlan(enhancement.final_prompt) : undefined;
  const text = flags.json
    ? `${JSON.stringify({ ...summaryOf(enhancement), ...(motion && { motion }), trace: folder.path })}\n`
    : enhancementText(enhancement, folder.path, wantsColour(process.stdout), motion);
  await printResult(text);
  if (enhancement.status === 'interrupted') throw interrupted(folder.path);
}

/** One line per thing that happened, on standard error. */
function report({ status, iterations, initial_score, settings }: Enhancement): void {
  if (status !== 'running') return;
  const last = iterations.at(-1);
  const line = !last
    ? `The original scores ${initial_score.overall.toFixed(1)}.`
    : last.score
      ? `Prompt Engineer: ${last.score.overall.toFixed(1)} of 100.`
      : `Creative Director: round ${last.iteration} of at most ${settings.max_iterations}, by ${last.written_by}.`;
  process.stderr.write(`${line}\n`);
}
