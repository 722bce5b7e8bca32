import { z } from 'zod';
import type { Ask } from '../ask.ts';
import { wordsOf } from '../score/words.ts';
import { creativeDirectorPrompt } from './creative-director.prompt.ts';
import { writeByRules, type WritingTask } from './write-by-rules.ts';

const Answer = z.object({ prompt: z.string().trim().min(1).max(4000) });

export interface Direction {
  prompt: string;
  /** `rules`, or the model that wrote it. */
  written_by: string;
  warnings: string[];
  /** micro-dollars */
  cost: number;
}

/** Agent 1: writes the next version, by a language model when there is one to ask, else by rules. */
export async function direct(
  task: WritingTask & { critique: string; round: number },
  ask: Ask | null,
): Promise<Direction> {
  if (!ask) return byRules(task, [], 0);
  const asked = await ask(`creative director ${task.round}`, {
    task: 'prompt-direction',
    system: creativeDirectorPrompt.system(task.kind),
    user: creativeDirectorPrompt.user(task),
    schema: z.toJSONSchema(Answer) as Record<string, unknown>,
    input: { ...task },
    seed: task.round,
  });
  if (!asked.ok) return byRules(task, [fallBack(task.round, asked.reason)], asked.cost);
  const answer = Answer.safeParse(asked.value);
  if (!answer.success)
    return byRules(task, [fallBack(task.round, 'the answer was not a prompt')], asked.cost);
  const { prompt } = answer.data;
  return { prompt, written_by: asked.model, warnings: lostFacts(task.original, prompt), cost: asked.cost };
}

function byRules(task: WritingTask, warnings: string[], cost: number): Direction {
  const { prompt, notes } = writeByRules(task);
  return { prompt, written_by: 'rules', warnings: [...warnings, ...notes], cost };
}

const fallBack = (round: number, reason: string) =>
  `Round ${round} was written by rules, because the language model did not help: ${reason}`;

/** A model may forget what the user said; numbers are what hurts most. */
function lostFacts(original: string, prompt: string): string[] {
  const said = new Set(wordsOf(prompt));
  const lost = wordsOf(original).filter((word) => /\d/.test(word) && !said.has(word));
  return lost.length > 0 ? [`The model's version no longer says: ${lost.join(', ')}`] : [];
}
