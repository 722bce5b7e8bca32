import { z } from 'zod';
import type { Ask } from '../ask.ts';
import { dimensionsOf, oneDecimal, overallOf, scoreByRules } from '../score/score-prompt.ts';
import type { Finding, PromptKind, PromptScore } from '../trace.ts';
import { promptEngineerPrompt } from './prompt-engineer.prompt.ts';

export interface Judgement {
  score: PromptScore;
  critique: string;
  warnings: string[];
  /** micro-dollars */
  cost: number;
}

export interface JudgementTask {
  kind: PromptKind;
  original: string;
  prompt: string;
  /** 0 for the original. */
  round: number;
}

const Percent = z.number().min(0).max(100);

/**
 * Agent 2: scores a version and says what is missing. Half of every dimension is the house rules and half the
 * language model, when there is one to ask and its answer holds all dimensions; else the rules alone, and
 * `scored_by` says so.
 */
export async function judge(task: JudgementTask, ask: Ask | null): Promise<Judgement> {
  const rules = scoreByRules(task.prompt, task.kind);
  const byRules = (warnings: string[], cost: number) => ({
    score: rules,
    critique: critiqueOf(rules.findings),
    warnings,
    cost,
  });
  if (!ask) return byRules([], 0);
  const dimensions = dimensionsOf(task.kind);
  const Answer = z.object({
    scores: z.object(Object.fromEntries(dimensions.map((dimension) => [dimension, Percent]))),
    critique: z.string().trim().min(1),
  });
  const asked = await ask(`prompt engineer ${task.round}`, {
    task: 'prompt-critique',
    system: promptEngineerPrompt.system(task.kind, dimensions),
    user: promptEngineerPrompt.user(task),
    schema: z.toJSONSchema(Answer) as Record<string, unknown>,
    input: { ...task, dimensions },
    seed: task.round,
  });
  const alone = (reason: string) => [`Version ${task.round} was scored by rules alone: ${reason}`];
  if (!asked.ok) return byRules(alone(asked.reason), asked.cost);
  const answer = Answer.safeParse(asked.value);
  if (!answer.success) return byRules(alone('the language model gave no usable scores'), asked.cost);
  const { scores, critique } = answer.data;
  const mixed = Object.fromEntries(
    dimensions.map((name) => [name, oneDecimal(((rules.dimensions[name] ?? 0) + (scores[name] ?? 0)) / 2)]),
  );
  const overall = overallOf(task.kind, mixed);
  const score = { overall, dimensions: mixed, scored_by: `rules + ${asked.model}`, findings: rules.findings };
  return { score, critique, warnings: [], cost: asked.cost };
}

function critiqueOf(findings: Finding[]): string {
  if (findings.length === 0) return 'Nothing is missing by the house rules.';
  return findings
    .slice(0, 6)
    .map(({ advice }) => advice)
    .join(' ');
}
