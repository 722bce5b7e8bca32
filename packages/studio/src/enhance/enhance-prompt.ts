import type { Ask } from './ask.ts';
import { direct } from './director/creative-director.ts';
import type { ClipContext } from './director/scene.ts';
import { judge } from './engineer/prompt-engineer.ts';
import { oneDecimal } from './score/score-prompt.ts';
import {
  DEFAULT_SETTINGS,
  type Enhancement,
  type EnhancementSettings,
  type EnhancementStatus,
  type Iteration,
  type PromptKind,
} from './trace.ts';

export interface EnhanceOptions {
  /** Absent: both agents work by rules. */
  ask?: Ask | null;
  settings?: Partial<EnhancementSettings>;
  clip?: ClipContext | null;
  signal?: AbortSignal;
  /** Gets the history after every step; the next step waits for it. */
  onStep?: (enhancement: Enhancement) => Promise<void> | void;
  now?: () => Date;
}

/**
 * Creative Director and Prompt Engineer in turns (004 §7.3): the original is scored; if it is good enough nothing
 * is done, else it is rewritten and scored until the score is reached, a round gains too little or the rounds are
 * used up. The best version wins, so a bad last round costs nothing. Stopped by `signal` it gives what there is.
 */
export async function enhancePrompt(
  kind: PromptKind,
  original: string,
  options: EnhanceOptions = {},
): Promise<Enhancement> {
  const { ask = null, clip = null, signal, onStep, now = () => new Date() } = options;
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const started_at = now().toISOString();
  const question = { kind, original, prompt: original, round: 0 };
  const opening = await judge(question, ask).catch((error: unknown) => {
    // Stopped while the model was still reading: the rules alone make the trace readable.
    if (signal?.aborted) return judge(question, null);
    throw error;
  });
  const result: Enhancement = {
    kind,
    status: 'running',
    original_prompt: original,
    final_prompt: original,
    initial_score: opening.score,
    final_score: opening.score,
    iterations: [],
    settings,
    warnings: [...opening.warnings],
    cost: opening.cost,
    started_at,
    finished_at: null,
  };
  const tell = async () => onStep?.(result);
  await tell();

  let [prompt, score, critique] = [original, opening.score, opening.critique];
  let status = signal?.aborted ? result.status : firstStatus(score.overall, settings);
  while (status === 'running') {
    if (signal?.aborted) break;
    const round = result.iterations.length + 1;
    const iteration: Iteration = {
      iteration: round,
      prompt,
      written_by: '',
      started_at: now().toISOString(),
    };
    try {
      const task = { kind, original, prompt, findings: score.findings, clip, critique, round };
      const direction = await direct(task, ask);
      Object.assign(iteration, { prompt: direction.prompt, written_by: direction.written_by });
      result.iterations.push(iteration);
      book(result, direction);
      await tell();
      if (signal?.aborted) break;
      const judgement = await judge({ kind, original, prompt: direction.prompt, round }, ask);
      book(result, judgement);
      const gain = oneDecimal(judgement.score.overall - score.overall);
      ({ prompt } = direction);
      ({ score, critique } = judgement);
      Object.assign(iteration, { score, critique, gain, finished_at: now().toISOString() });
      if (score.overall > result.final_score.overall) {
        Object.assign(result, { final_prompt: prompt, final_score: score });
      }
      status = nextStatus(score.overall, gain, round, settings);
      await tell();
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }
  result.status = status === 'running' ? 'interrupted' : status;
  result.finished_at = now().toISOString();
  await tell();
  return result;
}

function firstStatus(
  score: number,
  { skip_at, threshold, max_iterations }: EnhancementSettings,
): EnhancementStatus {
  if (score >= Math.min(skip_at, threshold)) return 'skipped';
  return max_iterations < 1 ? 'max-iterations' : 'running';
}

function nextStatus(
  score: number,
  gain: number,
  round: number,
  settings: EnhancementSettings,
): EnhancementStatus {
  if (score >= settings.threshold) return 'threshold';
  if (gain < settings.min_gain) return 'converged';
  return round >= settings.max_iterations ? 'max-iterations' : 'running';
}

/** The same advice in two rounds is one warning. */
function book(result: Enhancement, { warnings, cost }: { warnings: string[]; cost: number }): void {
  result.cost += cost;
  for (const warning of warnings) if (!result.warnings.includes(warning)) result.warnings.push(warning);
}
