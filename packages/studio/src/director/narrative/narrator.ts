import {
  type AdSpecification,
  type DirectorPlan,
  NARRATIVE_DIMENSIONS,
  NarrativeScores,
  NarrativeStory,
  type UnifiedNarrative,
} from '@admint/contract';
import { z } from 'zod';
import { type Agent, type AgentContext, type CallResult, checkModel } from '../../agent.ts';
import { isFailed, succeeded } from '../../outcome.ts';
import { judgeNarrative, overallOf } from './critique.ts';
import { editorPrompt, narrativePrompt } from './narrative.prompt.ts';
import { writeNarrative } from './write-narrative.ts';

export interface NarratorInput {
  specification: AdSpecification;
  plan: DirectorPlan;
  language_model: boolean;
  seed: number;
  /** How long the two work at it; left out, as 004 §8.4 says. */
  loop?: { rounds: number; threshold: number };
}

const LOOP = { rounds: 3, threshold: 85 };
const LEAST_GAIN = 2;

const Judgement = z.object({ scores: NarrativeScores, critique: z.string().min(1) });

type Round = UnifiedNarrative['rounds'][number];
interface Version {
  story: NarrativeStory;
  round: Round;
}

/**
 * Creative Director and Editor in turns (004 §8.4): at most three rounds, stopped at 85 or when a round gains less
 * than two points; the best version stands. Without a model both work by rules; with one, half of each score is theirs.
 */
export const narrator: Agent<NarratorInput, UnifiedNarrative> = {
  name: 'narrator',
  capabilities: ['unified-narrative', 'critique'],
  dependencies: ['ad_director'],
  kind: 'text',
  check: checkModel('text'),

  async process(input, context) {
    const results: CallResult[] = [];
    const warnings: string[] = [];
    const versions: Version[] = [];
    const { rounds: most, threshold } = input.loop ?? LOOP;
    for (let round = 1; round <= most; round++) {
      const before = versions.at(-1) ?? null;
      const written = await write(input, context, round, before, results, warnings);
      const version = await judge(input, context, round, written, results, warnings);
      versions.push(version);
      const gain = version.round.score - (before?.round.score ?? 0);
      if (version.round.score >= threshold || (before && gain < LEAST_GAIN)) break;
      // Rules write the same story again; another round can gain nothing.
      if (written.by === 'rules') break;
    }
    const best = versions.reduce((a, b) => (b.round.score > a.round.score ? b : a));
    const { written_by, score, scores } = best.round;
    const rounds = versions.map(({ round }) => round);
    const narrative = { ...best.story, written_by, score, scores, rounds };
    return { ...succeeded(narrative, results, warnings), failed_parts: [] };
  },
};

async function write(
  { specification, plan, language_model, seed }: NarratorInput,
  context: AgentContext,
  round: number,
  before: Version | null,
  results: CallResult[],
  warnings: string[],
): Promise<{ story: NarrativeStory; by: string }> {
  const byRules = { story: writeNarrative(specification, plan), by: 'rules' };
  if (!language_model) return byRules;
  const earlier = before && { story: before.story, critique: before.round.critique };
  const [result] = await context.calls(narrator.name, [
    {
      kind: 'text',
      part: `narrative ${round}`,
      request: {
        task: 'unified-narrative',
        system: narrativePrompt.system,
        user: narrativePrompt.user(specification, earlier),
        schema: z.toJSONSchema(NarrativeStory) as Record<string, unknown>,
        input: { specification, round },
        seed: seed + round,
      },
    },
  ]);
  if (result) results.push(result);
  const answer = result?.ok ? NarrativeStory.safeParse(result.value) : null;
  if (answer?.success && result?.ok) return { story: answer.data, by: result.model };
  const reason = result && isFailed(result) ? result.fault.message : 'the answer was not a narrative';
  warnings.push(`The language model could not write the narrative (${reason}), so it was written by rules.`);
  return byRules;
}

async function judge(
  { specification, language_model, seed }: NarratorInput,
  context: AgentContext,
  number: number,
  { story, by }: { story: NarrativeStory; by: string },
  results: CallResult[],
  warnings: string[],
): Promise<Version> {
  const rules = judgeNarrative(story, specification);
  const round = (scores: NarrativeScores, scored_by: string, critique: string): Version => ({
    story,
    round: { round: number, written_by: by, scored_by, score: overallOf(scores), scores, critique },
  });
  const ownCritique = rules.advice.join(' ') || 'The story holds together.';
  if (!language_model || by === 'rules') return round(rules.scores, 'rules', ownCritique);
  const [result] = await context.calls(narrator.name, [
    {
      kind: 'text',
      part: `critique ${number}`,
      request: {
        task: 'narrative-critique',
        system: editorPrompt.system,
        user: editorPrompt.user(specification, story),
        schema: z.toJSONSchema(Judgement) as Record<string, unknown>,
        input: { specification, story, round: number },
        seed,
      },
    },
  ]);
  if (result) results.push(result);
  const answer = result?.ok ? Judgement.safeParse(result.value) : null;
  if (!answer?.success || !result?.ok) {
    warnings.push('The language model could not judge the narrative, so it was judged by rules alone.');
    return round(rules.scores, 'rules', ownCritique);
  }
  const scores = Object.fromEntries(
    NARRATIVE_DIMENSIONS.map((name) => [name, (rules.scores[name] + answer.data.scores[name]) / 2]),
  ) as NarrativeScores;
  const critique = [answer.data.critique, ...rules.advice].join(' ');
  return round(scores, `rules and ${result.model}`, critique);
}
