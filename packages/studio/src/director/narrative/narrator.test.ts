import { NARRATIVE_DIMENSIONS, NarrativeStory } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import type { AgentContext } from '../../agent.ts';
import { writePlan } from '../plan/write-plan.ts';
import { writeSpecification } from '../specification/write-specification.ts';
import { judgeNarrative, overallOf } from './critique.ts';
import { narrativeMarkdown } from './markdown.ts';
import { narrator } from './narrator.ts';
import { writeNarrative } from './write-narrative.ts';

const specification = writeSpecification('Luma: a brass lamp that wakes you gently, for students', {
  num_clips: 4,
  style_keywords: [],
  music: { enabled: true },
});
const plan = writePlan(specification, 7);
const story = writeNarrative(specification, plan);
const silent: AgentContext = { session_id: 's', calls: () => Promise.reject(new Error('nobody is asked')) };

describe('the unified narrative by rules', () => {
  it('holds its six parts for every scene', () => {
    expect(NarrativeStory.safeParse(story).success).toBe(true);
    expect(story.overall_story.length).toBeGreaterThanOrEqual(2);
    expect(story.overall_story.length).toBeLessThanOrEqual(3);
    expect(story.emotional_arc.map(({ scene }) => scene)).toEqual([1, 2, 3, 4]);
    expect(story.scene_connections.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(story.visual_progression).toHaveLength(4);
    expect(story.brand_narrative).toContain('Luma');
  });

  it('reveals the product and never hides it again', () => {
    const rank = { hidden: 0, partial: 1, full: 2 };
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const spec = writeSpecification('a black watch', {
        num_clips: count,
        style_keywords: [],
        music: { enabled: true },
      });
      const stages = writeNarrative(spec, writePlan(spec, 1)).product_reveal.map(({ stage }) => rank[stage]);
      expect(stages).toEqual(stages.toSorted((a, b) => a - b));
      expect(stages.at(-1)).toBe(2);
      if (count >= 4) expect(new Set(stages), String(stages)).toEqual(new Set([0, 1, 2]));
    }
  });

  it('is good enough to shoot in every framework and number of scenes', async () => {
    for (const framework of ['AIDA', 'PAS', 'BAB'] as const)
      for (const num_clips of [1, 3, 5, 8]) {
        const spec = writeSpecification('a red mug with a cork lid', {
          framework,
          num_clips,
          style_keywords: [],
          music: { enabled: true },
        });
        const { data } = await narrator.process(
          { specification: spec, plan: writePlan(spec, 1), language_model: false, seed: 1 },
          silent,
        );
        expect(
          data?.score,
          `${framework} ${num_clips} ${JSON.stringify(data?.rounds)}`,
        ).toBeGreaterThanOrEqual(85);
        expect(data?.rounds).toHaveLength(1);
      }
  });
});

describe('the editor', () => {
  const score = (change: Partial<NarrativeStory>) =>
    judgeNarrative({ ...story, ...change }, specification).scores;
  const whole = score({});

  it.each([
    ['coherence', { overall_story: ['A lamp. A lamp. A lamp. A lamp.'] }],
    ['emotional_arc', { emotional_arc: story.emotional_arc.map((entry) => ({ ...entry, emotion: 'calm' })) }],
    ['scene_connections', { scene_connections: story.scene_connections.slice(1) }],
    [
      'visual_progression',
      { product_reveal: story.product_reveal.toReversed().map((entry, i) => ({ ...entry, scene: i + 1 })) },
    ],
    ['brand_integration', { brand_narrative: 'It is nice.' }],
    ['framework_alignment', { overall_story: ['Luma stands there.'], scene_connections: [] }],
  ] as const)('takes points off %s where it is hurt', (dimension, change) => {
    expect(score(change as Partial<NarrativeStory>)[dimension]).toBeLessThan(whole[dimension]);
  });
});

/** Answers narratives and judgements in turn from the given scores. */
function model(scores: number[]): { context: AgentContext; parts: string[] } {
  const parts: string[] = [];
  const left = [...scores];
  return {
    parts,
    context: {
      session_id: 's',
      calls: async (_agent, specs) =>
        specs.map(({ part, request }) => {
          parts.push(part);
          const { task } = request as { task: string };
          const each = left[0] ?? 0;
          if (task === 'narrative-critique') left.shift();
          const value =
            task === 'narrative-critique'
              ? {
                  scores: Object.fromEntries(NARRATIVE_DIMENSIONS.map((name) => [name, each])),
                  critique: 'More.',
                }
              : story;
          return {
            ok: true,
            part,
            asset_id: null,
            value,
            cost: 10,
            seconds: 1,
            model: 'test-model',
            warnings: [],
          };
        }),
    },
  };
}

describe('creative director and editor in turns', () => {
  const input = { specification, plan, language_model: true, seed: 1 };

  it('stop at 85', async () => {
    const { context, parts } = model([90]);
    const { data } = await narrator.process(input, context);
    expect(parts).toEqual(['narrative 1', 'critique 1']);
    expect(data).toMatchObject({
      written_by: 'test-model',
      rounds: [{ round: 1, scored_by: 'rules and test-model' }],
    });
  });

  it('stop when a round gains less than two points, and keep the best', async () => {
    const { context, parts } = model([40, 41]);
    const { data } = await narrator.process(input, context);
    expect(parts).toHaveLength(4);
    expect(data?.score).toBe(data?.rounds[1]?.score);
  });

  it('stop after three rounds', async () => {
    const { context, parts } = model([10, 30, 50, 70]);
    await narrator.process(input, context);
    expect(parts.filter((part) => part.startsWith('narrative'))).toHaveLength(3);
  });
});

describe('the narrative as Markdown', () => {
  it('has a heading for each part of 004 §8.4', () => {
    const scores = judgeNarrative(story, specification).scores;
    const text = narrativeMarkdown(
      { ...story, written_by: 'rules', score: overallOf(scores), scores, rounds: [] },
      'Luma',
    );
    const parts = [
      'Overall Ad Story',
      'Emotional Arc',
      'Scene Connections',
      'Visual Progression',
      'Product Reveal Strategy',
      'Brand Narrative',
    ];
    for (const part of parts) expect(text).toContain(`## ${part}`);
  });
});
