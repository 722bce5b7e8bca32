import { progressWords } from '@admint/contract';
import type { SessionRow } from '../store/sessions.ts';
import { imageGenerator, musicDirector, promptParser, scenePlanner, videoGenerator } from '@admint/studio';
import { agentContext } from './agent-context.ts';
import {
  boardOf,
  earlierMusic,
  imagesToShoot,
  type ImageToShoot,
  keepPrompts,
  keepScenes,
  musicBrief,
  photosToUse,
  withImages,
} from './scenes.ts';
import {
  announce,
  failStage,
  finishStage,
  missingParts,
  readAtStart,
  registerStage,
  type StageJob,
} from './stage.ts';
import { CLIP_FORMAT, IMAGE_SIZE } from './formats.ts';
import { renderVideo } from './render-video.ts';
import './beside-stages.ts';

/*
 * The story of one ad. Each stage ends at a gate where the user chooses; the click that opens the next stage
 * starts the next workflow. No stage starts another.
 */

async function makeImages(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  const agents = agentContext(job);
  const product_prompt = session.product_prompt ?? '';

  await announce(job, 'prompt_parsing', 2, progressWords('reading-prompt'));
  const prompts = await promptParser.process(
    {
      product_prompt,
      num_images: session.num_images ?? 6,
      style_keywords: session.style_keywords,
      seed: session.consistency_seed ?? 0,
    },
    agents,
  );
  if (!prompts.success) return failStage(job, 'image_generation', prompts.error);
  const { image_prompts, style_keywords } = prompts.data;
  await keepPrompts(job, prompts.data);

  await announce(
    job,
    'image_generation',
    10,
    progressWords('making-image', { n: 1, of: image_prompts.length }),
  );
  const photos = await photosToUse(session);
  const images = await imageGenerator.process(
    {
      product_prompt,
      style_keywords,
      image_prompts,
      photos: photos.files,
      kept_photos: photos.kept,
      photo_background: session.photo_background,
      ...IMAGE_SIZE,
    },
    agents,
  );
  if (!images.success) return failStage(job, 'image_generation', images.error);

  const board = await boardOf(job, 'image');
  await finishStage(job, {
    stage: 'image_selection',
    progress: 50,
    message: progressWords('images-ready'),
    data: board,
    warnings: [...prompts.warnings, ...images.warnings],
    failure: missingParts('image_generation', 'image', images.failed_parts),
  });
}

async function makeClips(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  const agents = agentContext(job);
  const video_prompt = session.video_prompt ?? '';
  const seed = session.clip_seed ?? session.consistency_seed ?? 0;
  const images = await imagesToShoot(session, session.approved_image_ids);

  const { scenes, warnings, planned } = await scenesOf(job, session, images);
  const shots = images.flatMap((image) => {
    const scene = scenes.find(({ image_id }) => image_id === image.id);
    return scene ? [{ ...image, scene }] : [];
  });
  await keepScenes(job, shots, planned);

  await announce(job, 'video_generation', 55, progressWords('making-clip', { n: 1, of: shots.length }));
  const clips = await videoGenerator.process(
    { video_prompt, clip_duration: session.clip_duration ?? 3, seed, images: shots, ...CLIP_FORMAT },
    agents,
  );
  if (!clips.success) return failStage(job, 'clip_generation', clips.error);

  const board = await boardOf(job, 'video');
  await finishStage(job, {
    stage: 'clip_selection',
    progress: 90,
    message: progressWords('clips-ready'),
    data: board,
    warnings: [...warnings, ...clips.warnings],
    failure: missingParts('clip_generation', 'clip', clips.failed_parts),
  });
}

/** The plan that the user has read and changed before, or else what the planner says now. */
async function scenesOf(job: StageJob, session: SessionRow, images: ImageToShoot[]) {
  if (session.plan?.run === job.run) return { scenes: session.plan.scenes, warnings: [], planned: false };
  await announce(job, 'video_planning', 50, progressWords('planning-clips'));
  const plan = await scenePlanner.process(
    {
      video_prompt: session.video_prompt ?? '',
      product_prompt: session.product_prompt ?? '',
      images,
      seed: session.consistency_seed ?? 0,
    },
    agentContext(job),
  );
  return { scenes: withImages(plan.data?.scenes ?? [], images), warnings: plan.warnings, planned: true };
}

async function composeAd(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  const agents = agentContext(job);
  const settings = session.composition;
  const warnings: string[] = [];
  let music: string | null = null;

  await announce(job, 'final_composition', 90, progressWords('adding-texts'));
  if (settings?.audio.enabled) {
    const { duration } = await musicBrief(session);
    music = await earlierMusic(session, duration);
  }
  if (settings?.audio.enabled && music === null) {
    await announce(job, 'final_composition', 91, progressWords('composing-music'));
    const brief = await musicBrief(session);
    const piece = await musicDirector.process(
      { genre: settings.audio.genre, ...brief, seed: session.consistency_seed ?? 0 },
      agents,
    );
    music = piece.data?.asset_id ?? null;
    if (piece.error) warnings.push(`The ad has no music. ${piece.error.message}`);
  }

  await announce(job, 'final_composition', 95, progressWords('stitching'));
  const video = await renderVideo(job, music);
  if ('error' in video) return failStage(job, 'final_composition', video.error);

  await finishStage(job, {
    stage: 'complete',
    progress: 100,
    message: progressWords('video-ready'),
    data: { final_video: video.final_video },
    warnings: [...warnings, ...video.warnings],
  });
}

registerStage('imageStage', makeImages, 'image_generation');
registerStage('clipStage', makeClips, 'clip_generation');
registerStage('compositionStage', composeAd, 'final_composition');
