import { DBOS } from '@dbos-inc/dbos-sdk';
import { imageGenerator, musicDirector, promptParser, scenePlanner, videoGenerator } from '@admint/studio';
import { agentContext } from './agent-context.ts';
import {
  boardOf,
  earlierMusic,
  imagesToShoot,
  keepPrompts,
  keepScenes,
  musicLength,
  photosToUse,
} from './scenes.ts';
import {
  announce,
  failStage,
  finishStage,
  missingParts,
  readAtStart,
  runStage,
  type StageJob,
} from './stage.ts';
import { renderVideo } from './render-video.ts';

/*
 * The story of one ad. Each stage ends at a gate where the user chooses; the click that opens the next stage
 * starts the next workflow. No stage starts another.
 */

const IMAGE_SIZE = { width: 1024, height: 1024 };
const CLIP_FORMAT = { width: 1280, height: 720, fps: 30 };

async function makeImages(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  const agents = agentContext(job.session_id, job.run, job.models);
  const product_prompt = session.product_prompt ?? '';

  await announce(job, 'prompt_parsing', 2, 'Analyzing your prompt...');
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

  await announce(job, 'image_generation', 10, `Generating image 1 of ${image_prompts.length}...`);
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
    message: 'Images ready for review!',
    data: board,
    warnings: [...prompts.warnings, ...images.warnings],
    failure: missingParts('image_generation', 'image', images.failed_parts),
  });
}

async function makeClips(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  const agents = agentContext(job.session_id, job.run, job.models);
  const video_prompt = session.video_prompt ?? '';
  const seed = session.consistency_seed ?? 0;
  const images = await imagesToShoot(session);

  await announce(job, 'video_planning', 50, 'Planning video scenes...');
  const plan = await scenePlanner.process(
    { video_prompt, product_prompt: session.product_prompt ?? '', images, seed },
    agents,
  );
  if (!plan.success) return failStage(job, 'clip_generation', plan.error);
  const shots = images.flatMap((image, i) => {
    const scene = plan.data.scenes[i];
    return scene ? [{ ...image, scene }] : [];
  });
  await keepScenes(job, shots);

  await announce(job, 'video_generation', 55, `Generating clip 1 of ${shots.length}...`);
  const clips = await videoGenerator.process(
    { video_prompt, clip_duration: session.clip_duration ?? 3, seed, images: shots, ...CLIP_FORMAT },
    agents,
  );
  if (!clips.success) return failStage(job, 'clip_generation', clips.error);

  const board = await boardOf(job, 'video');
  await finishStage(job, {
    stage: 'clip_selection',
    progress: 90,
    message: 'Clips ready for review!',
    data: board,
    warnings: [...plan.warnings, ...clips.warnings],
    failure: missingParts('clip_generation', 'clip', clips.failed_parts),
  });
}

async function composeAd(job: StageJob): Promise<void> {
  const session = await readAtStart(job);
  const agents = agentContext(job.session_id, job.run, job.models);
  const settings = session.composition;
  const warnings: string[] = [];
  let music: string | null = null;

  await announce(job, 'final_composition', 90, 'Adding text overlays...');
  if (settings?.audio.enabled) {
    const duration = await musicLength(session);
    music = await earlierMusic(session, duration);
  }
  if (settings?.audio.enabled && music === null) {
    await announce(job, 'final_composition', 91, 'Composing music...');
    const duration = await musicLength(session);
    const piece = await musicDirector.process(
      { genre: settings.audio.genre, duration, seed: session.consistency_seed ?? 0 },
      agents,
    );
    music = piece.data?.asset_id ?? null;
    if (piece.error) warnings.push(`The ad has no music. ${piece.error.message}`);
  }

  await announce(job, 'final_composition', 95, 'Stitching clips...');
  const video = await renderVideo(job, music);
  if ('error' in video) return failStage(job, 'final_composition', video.error);

  await finishStage(job, {
    stage: 'complete',
    progress: 100,
    message: 'Your video is ready!',
    data: { final_video: video.final_video },
    warnings: [...warnings, ...video.warnings],
  });
}

const register = (
  name: string,
  body: (job: StageJob) => Promise<void>,
  stage: 'image_generation' | 'clip_generation' | 'final_composition',
) =>
  DBOS.registerWorkflow((job: StageJob) => runStage(job, stage, () => body(job)), {
    name,
    maxRecoveryAttempts: 50,
  });

register('imageStage', makeImages, 'image_generation');
register('clipStage', makeClips, 'clip_generation');
register('compositionStage', composeAd, 'final_composition');
