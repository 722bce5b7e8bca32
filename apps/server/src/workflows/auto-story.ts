import { progressWords } from '@admint/contract';
import { imageGenerator, musicDirector, videoGenerator } from '@admint/studio';
import { agentContext } from './agent-context.ts';
import { clipsToMake, imagesToMake, keepClips, keepShots, readStory } from './auto/story.ts';
import { coherenceOf } from './auto/coherence.ts';
import { makeAccents } from './auto/accents.ts';
import { direct } from './auto/direct.ts';
import { CLIP_SIZES } from './auto/sizes.ts';
import { photosToUse, musicBrief } from './scenes.ts';
import { announce, failStage, finishStage, readAtStart, registerStage, type StageJob } from './stage.ts';
import { enterStage } from './auto/enter-stage.ts';
import { renderVideo } from './render-video.ts';

/*
 * The story of an automatic ad: words, pictures, clips, sound, one film. Only a storyboard that its owner wants to
 * see first stops it. A retry walks it again and finds what earlier tries have made.
 */

async function makeWholeAd(job: StageJob): Promise<void> {
  const planned = await readStory(job);
  if (planned.plan.status === 'planning') {
    await direct(job, planned);
    if (planned.plan.settings.review) return openGate(job);
  }
  if (!(await shootImages(job))) return;
  if (!(await shootClips(job))) return;
  await compose(job);
}

async function openGate(job: StageJob): Promise<void> {
  const { plan } = await readStory(job);
  await finishStage(job, {
    stage: 'created',
    progress: 20,
    message: progressWords('storyboard-ready'),
    data: { storyboard: 'review' },
    warnings: plan.warnings,
  });
}

/** Progress of 004 §3.4: pictures 20–30, clips 30–70, stitching 80, sound 90. */
const IMAGES = { from: 20, to: 30 };
const CLIPS = { from: 30, to: 70 };

async function shootImages(job: StageJob): Promise<boolean> {
  const story = await readStory(job);
  const wanted = imagesToMake(story);
  await enterStage(job, 'image_generation', 20, progressWords('drawing-scenes', { of: wanted.length }));
  const { session, plan } = story;
  const photos = coherenceOf(plan.settings).references ? await photosToUse(session) : { files: [], kept: [] };
  const images = await imageGenerator.process(
    {
      product_prompt: session.product_prompt ?? '',
      style_keywords: session.style_keywords,
      image_prompts: wanted,
      photos: photos.files,
      kept_photos: photos.kept,
      photo_background: session.photo_background,
      progress: IMAGES,
      ...CLIP_SIZES[plan.settings.quality][plan.settings.aspect_ratio],
    },
    agentContext(job),
  );
  if (images.success && images.failed_parts.length === 0) {
    await keepShots(job, images.warnings);
    return true;
  }
  await fail(job, 'image_generation', images, 'picture');
  return false;
}

async function shootClips(job: StageJob): Promise<boolean> {
  const story = await readStory(job);
  const shots = clipsToMake(story);
  await enterStage(job, 'clip_generation', 30, progressWords('filming-scenes', { of: shots.length }));
  const { quality, aspect_ratio, fps } = story.plan.settings;
  const clips = await videoGenerator.process(
    {
      video_prompt: story.plan.prompt,
      clip_duration: story.session.clip_duration ?? 4,
      seed: story.session.consistency_seed ?? 0,
      images: shots,
      progress: CLIPS,
      fps: quality === 'draft' ? 24 : fps,
      ...CLIP_SIZES[quality][aspect_ratio],
    },
    agentContext(job, { oneByOne: !coherenceOf(story.plan.settings).parallelClips }),
  );
  if (clips.success && clips.failed_parts.length === 0) {
    await keepClips(job, clips.warnings);
    return true;
  }
  await fail(job, 'clip_generation', clips, 'clip');
  return false;
}

async function compose(job: StageJob): Promise<void> {
  const warnings: string[] = [];
  await enterStage(job, 'final_composition', 80, progressWords('stitching-scenes'));
  const session = await readAtStart(job);
  let music: string | null = null;
  await announce(job, 'audio', 90, progressWords('adding-sound'));
  if (session.composition?.audio.enabled) {
    const piece = await musicDirector.process(
      {
        genre: session.composition.audio.genre,
        ...(await musicBrief(session)),
        seed: session.consistency_seed ?? 0,
      },
      agentContext(job),
    );
    music = piece.data?.asset_id ?? null;
    if (piece.error) warnings.push(`The ad has no music. ${piece.error.message}`);
    await makeAccents(job, await readStory(job));
  }
  const video = await renderVideo(job, music, progressWords('rendering-ad'));
  if ('error' in video) return failStage(job, 'final_composition', video.error);
  const { plan } = await readStory(job);
  await finishStage(job, {
    stage: 'complete',
    progress: 100,
    message: progressWords('ad-ready'),
    data: { final_video: video.final_video },
    warnings: [...plan.warnings, ...warnings, ...video.warnings],
  });
}

type Answer = Awaited<ReturnType<typeof imageGenerator.process>>;

/** One missing scene fails the ad, because its story would have a hole; retry makes only what is missing. */
function fail(
  job: StageJob,
  stage: 'image_generation' | 'clip_generation',
  answer: Answer,
  noun: string,
): Promise<void> {
  if (answer.error) return failStage(job, stage, answer.error);
  const parts = answer.failed_parts;
  const names = parts.map(({ name }) => name).join(', ');
  return failStage(job, stage, {
    code: 'partial_failure',
    message: `The ${noun} of ${names} could not be made. ${parts[0]?.message ?? ''}`.trim(),
    retryable: true,
    charged: answer.cost > 0 ? 'partial' : 'none',
    parts,
  });
}

registerStage('autoAd', makeWholeAd, 'created');
