import { dimensionsOf } from './score/score-prompt.ts';
import type { Enhancement, Iteration, PromptScore } from './trace.ts';

export interface TraceFile {
  name: string;
  text: string;
}

export const SUMMARY_FILE = 'prompt_trace_summary.json';

/**
 * The files of a trace with the names of 004 §7.3, §8.1 and §9.1, as far as the work has come. The names of the
 * first and the last never change; a third round goes on counting beside them.
 */
export function traceFiles(enhancement: Enhancement): TraceFile[] {
  const files: TraceFile[] = [{ name: '00_original_prompt.txt', text: `${enhancement.original_prompt}\n` }];
  for (const iteration of enhancement.iterations) {
    const at = iteration.iteration * 2 - 1;
    files.push({
      name: `${two(at)}_agent1_iteration_${iteration.iteration}.txt`,
      text: `${iteration.prompt}\n`,
    });
    if (iteration.score) {
      const text = critiqueText(enhancement, iteration, iteration.score);
      files.push({ name: `${two(at + 1)}_agent2_iteration_${iteration.iteration}.txt`, text });
    }
  }
  if (enhancement.status !== 'running' && enhancement.status !== 'interrupted')
    files.push({ name: '05_final_enhanced_prompt.txt', text: `${enhancement.final_prompt}\n` });
  files.push({ name: SUMMARY_FILE, text: `${JSON.stringify(summaryOf(enhancement), null, 2)}\n` });
  return files;
}

/** The history as it is saved: scores, rounds, times, in the order a person reads them. */
export function summaryOf(enhancement: Enhancement) {
  const { initial_score, final_score, iterations, started_at, finished_at, ...rest } = enhancement;
  return {
    ...rest,
    total_gain: Math.round((final_score.overall - initial_score.overall) * 10) / 10,
    initial_score,
    final_score,
    iterations,
    started_at,
    finished_at,
  };
}

function critiqueText({ kind }: Enhancement, { critique, gain }: Iteration, score: PromptScore): string {
  const rows = dimensionsOf(kind).map((name) => `  ${name.padEnd(20)}${points(score.dimensions[name] ?? 0)}`);
  const lines = [
    `Overall score: ${score.overall.toFixed(1)} / 100 (${signed(gain ?? 0)})`,
    `Scored by: ${score.scored_by}`,
    '',
    'Dimensions',
    ...rows,
    '',
    'Critique',
    `  ${critique ?? ''}`,
  ];
  if (score.findings.length > 0) {
    lines.push('', 'Found by rules, and what each costs of the overall score');
    for (const { rule, lost, advice } of score.findings)
      lines.push(`  -${lost.toFixed(1)}  ${rule}: ${advice}`);
  }
  return `${lines.join('\n')}\n`;
}

const two = (value: number) => String(value).padStart(2, '0');
const points = (value: number) => value.toFixed(1).padStart(5);
const signed = (value: number) => `${value < 0 ? '' : '+'}${value.toFixed(1)}`;
