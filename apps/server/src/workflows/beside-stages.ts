import { type PlannedScene, progressWords } from '@admint/contract';
import {
  type AgentContext,
  type CallSpec,
  imageGenerator,
  scenePlanner,
  videoGenerator,
} from '@admint/studio';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { findPlan } from '../store/ad-plans.ts';
import type { ClipShot } from '../store/schema.ts';
import { agentContext } from './agent-context.ts';
import { type AdFormats, formatsOf } from './auto/formats-of.ts';
import { begunWith } from './call/go-on.ts';
import { askedOf } from './call/model.ts';
import { context } from './context.ts';
import { boardOf, imagesToShoot, keepPlan, photosToUse, withImages } from './scenes.ts';
import {
  announce,
  failStage,
  finishStage,
  missingParts,
  readAtStart,
  registerStage,
  type StageJob,
} from './stage.ts';

/*
 * Work beside the stages of the story: a plan to read before clips are paid for, one image or clip again. Each ends at
 * the gate where the session stood, and takes nothing away from what is there.
 */

/** One scene per chosen image, for the user to read and change before a clip is paid for. */
async function planScenes(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  if (session.task?.kind !== 'plan') throw lost(job);
  const { video_prompt, clip_duration, image_ids, keep } = session.task;
  const images = await imagesToShoot(session, image_ids);

  await announce(job, 'video_planning', 50, progressWords('planning-clips'));
  const plan = await scenePlanner.process(
    {
      video_prompt,
      product_prompt: session.product_prompt ?? '',
      images,
      // Planning again asks for other scenes.
      seed: (session.consistency_seed ?? 0) + (session.plan?.version ?? 0),
    },
    agentContext(job),
  );
  if (!plan.success) return failStage(job, 'clip_generation', plan.error);
  const fresh = withImages(plan.data.scenes, images);
  const inOrder = (scenes: PlannedScene[]) =>
    session.approved_image_ids.flatMap((id) => scenes.find(({ image_id }) => image_id === id) ?? []);
  const written = { video_prompt, clip_duration, scenes: inOrder([...keep, ...fresh]) };
  const before = (session.plan?.planned ?? []).filter(({ image_id }) =>
    keep.some((k) => k.image_id === image_id),
  );
  const kept = await keepPlan(job, { ...written, planned: inOrder([...fresh, ...before]) });
  await finishStage(job, {
    stage: session.gate,
    progress: 50,
    message: progressWords('plan-ready'),
    data: { plan: kept },
    warnings: plan.warnings,
  });
}

const lost = ({ session_id, run }: StageJob) =>
  new Error(`run ${run} of session ${session_id} does not know what it was asked for`);

/** The shape and size of this ad's pictures and clips, and what its scenes share. */
function readFormats(job: StageJob): Promise<AdFormats> {
  const read = async () => formatsOf(await findPlan(context().db, job.session_id));
  return DBOS.runStep(read, { name: 'formats' });
}

/** Single images again, or more like one of them. Nothing that stands is touched. */
async function makeMoreImages(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  if (session.task?.kind !== 'images') throw lost(job);
  const { shots } = session.task;
  const formats = await readFormats(job);
  const ofScene = formats.scenes[shots[0]?.of_scene ?? 0];

  await announce(job, 'image_generation', 10, progressWords('making-image', { n: 1, of: shots.length }));
  const photos = await photosToUse(session);
  const images = await imageGenerator.process(
    {
      product_prompt: session.product_prompt ?? '',
      product_seed: ofScene?.product_seed ?? session.consistency_seed ?? 0,
      style_keywords: [...(ofScene?.style ?? []), ...session.style_keywords],
      image_prompts: shots.map(({ of_scene, ...shot }) => ({
        ...shot,
        // A take stands for its scene; more like it stand beside it.
        ...(of_scene !== undefined && shot.slot !== undefined && { scene: of_scene }),
      })),
      photos: photos.files,
      kept_photos: photos.kept,
      photo_background: session.photo_background,
      ...formats.image,
    },
    agentContext(job),
  );
  if (!images.success) return failStage(job, 'image_generation', images.error);
  await finishStage(job, {
    stage: session.gate,
    progress: 50,
    message: progressWords(shots.length === 1 ? 'new-image-ready' : 'new-images-ready'),
    data: await boardOf(job, 'image'),
    warnings: images.warnings,
    failure: missingParts('image_generation', 'image', images.failed_parts),
  });
}

/** A take of a scene that went on from another one begins with the same frame as the take before it. */
function beginningAs(job: StageJob, { first_frame }: ClipShot): AgentContext {
  const agents = agentContext(job);
  if (!first_frame) return agents;
  const { provider } = askedOf('video', job.models?.video).use;
  const picture = { path: '', sha256: first_frame.sha256, content_type: 'image/png' };
  const begin = (spec: CallSpec) =>
    'image' in spec.request
      ? begunWith(spec, spec.request, picture, { from: first_frame.of, provider })
      : spec;
  return { ...agents, calls: (agent, specs) => agents.calls(agent, specs.map(begin)) };
}

/** Single clips again, from the image they were made from. */
async function makeMoreClips(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  if (session.task?.kind !== 'clips') throw lost(job);
  const [shot] = session.task.shots;
  const [image] = await imagesToShoot(session, [shot?.image_id ?? '']);
  if (!shot || !image) throw lost(job);
  const { part, slot, scene, duration, seed, video_prompt, number } = shot;
  const { clip: format } = await readFormats(job);

  await announce(job, 'video_generation', 55, progressWords('making-clip', { n: 1, of: 1 }));
  const clips = await videoGenerator.process(
    {
      video_prompt,
      clip_duration: duration,
      seed,
      images: [{ ...image, scene, part, slot, ...(number !== undefined && { number }) }],
      ...format,
    },
    beginningAs(job, shot),
  );
  if (!clips.success) return failStage(job, 'clip_generation', clips.error);
  await finishStage(job, {
    stage: session.gate,
    progress: 90,
    message: progressWords('new-clip-ready'),
    data: await boardOf(job, 'video'),
    warnings: clips.warnings,
  });
}

registerStage('moreImages', makeMoreImages, 'image_generation');
registerStage('moreClips', makeMoreClips, 'clip_generation');
registerStage('planStage', planScenes, 'clip_generation');
