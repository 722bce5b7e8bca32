import { progressWords } from '@admint/contract';
import { LOCAL } from '@admint/providers';
import { type AdStory, type StoryStep, writeStory } from '@admint/studio';
import { askThroughCalls, type Enhancement, enhancePrompt } from '@admint/studio/enhance';
import { updatePlan } from '../../store/ad-plans.ts';
import { lockSession, updateSession } from '../../store/sessions.ts';
import { agentContext } from '../agent-context.ts';
import { askedOf } from '../call/model.ts';
import { context } from '../context.ts';
import { announce, type StageJob } from '../stage.ts';
import type { Story } from './story.ts';
import { coherenceOf } from './coherence.ts';
import { storyColumns, type WrittenStory } from './story-columns.ts';

/**
 * Everything before the first picture: the prompt is enhanced, the ad specified, its shots planned, its story told,
 * and what will be sent to the models is written. Costs what its words cost; without a language model, nothing.
 */
export async function direct(job: StageJob, { plan: { prompt, settings }, session }: Story): Promise<void> {
  const agents = agentContext(job);
  const language_model = askedOf('text', job.models?.text).use.provider !== LOCAL;
  const on = coherenceOf(settings);
  const seed = session.consistency_seed ?? 0;
  const warnings: string[] = [];

  await announce(job, 'prompt_enhancement', 2, progressWords('reading-brief'));
  const ask = language_model ? askThroughCalls('prompt_enhancer', agents) : null;
  const enhancement = on.enhancement ? await enhancePrompt('ad', prompt, { ask }) : null;
  warnings.push(...(enhancement?.warnings ?? []));

  await announce(job, 'ad_specification', 5, progressWords('writing-specification'));
  const enhanced = enhancement?.final_prompt ?? null;
  const { chaining, planning, narrative } = on;
  const story = await writeStory(
    {
      prompt,
      enhanced,
      wish: settings,
      language_model,
      seed,
      references: session.photo_ids,
      chaining,
      planning,
      narrative,
    },
    agents,
    (step, soFar) => announceStep(job, step, soFar),
  );
  warnings.push(...story.warnings);

  await keepPlan(job, { ...story, enhancement, warnings });
  const scenes = story.specification.scenes.length;
  await announce(job, 'scene_planning', 20, progressWords('storyboard-stands', { scenes }));
}

async function announceStep(job: StageJob, step: StoryStep, { specification }: AdStory): Promise<void> {
  if (step !== 'specified') return;
  const { framework } = specification;
  const scenes = specification.scenes.length;
  const chosen = { framework: framework.name, scenes, reason: framework.reason };
  await announce(job, 'ad_specification', 10, progressWords('framework-chosen', chosen));
  await announce(job, 'scene_planning', 14, progressWords('planning-scenes', { scenes }));
}

interface Written extends WrittenStory {
  enhancement: Enhancement | null;
  warnings: string[];
}

function keepPlan(job: StageJob, written: Written): Promise<void> {
  return context().transaction('keep-plan', async (db) => {
    const session = await lockSession(db, job.session_id);
    if (session.run !== job.run || !session.running) return;
    const plan = await db
      .selectFrom('ad_plans')
      .select(['settings', 'generation_id'])
      .where('session_id', '=', job.session_id)
      .executeTakeFirstOrThrow();
    const { planColumns, sessionColumns } = storyColumns(written, plan.settings);
    await updatePlan(db, job.session_id, {
      ...planColumns,
      status: plan.settings.review ? 'review' : 'approved',
      enhancement: written.enhancement ? JSON.stringify(written.enhancement) : null,
      warnings: JSON.stringify([...new Set(written.warnings)]),
    });
    await updateSession(db, job.session_id, sessionColumns);
    await db
      .updateTable('generations')
      .set({ product_name: written.specification.product.name, settings: sessionColumns.composition })
      .where('id', '=', plan.generation_id)
      .execute();
  });
}
