import type { AdScene } from '@admint/contract';
import type { ImageToFilm, ImageOrder } from '@admint/studio';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { type AdPlanRow, readPlan, updatePlan } from '../../store/ad-plans.ts';
import { type AssetRow, sessionAssets } from '../../store/assets.ts';
import type { Database } from '../../store/database.ts';
import { lockSession, readSession, type SessionRow, updateSession } from '../../store/sessions.ts';
import { context } from '../context.ts';
import type { StageJob } from '../stage.ts';

/** The ad as it stands: its session, its plan, and the newest picture and clip of each scene in this run. */
export interface Story {
  session: SessionRow;
  plan: AdPlanRow;
  images: Record<number, Made>;
  /** Scenes whose picture and clip come from another ad. */
  taken: number[];
}

interface Made {
  id: string;
  sha256: string;
  content_type: string;
}

export function readStory(job: StageJob): Promise<Story> {
  const read = async () => {
    const { db } = context();
    const [session, plan, assets] = await Promise.all([
      readSession(db, job.session_id),
      readPlan(db, job.session_id),
      sessionAssets(db, job.session_id, 'image'),
    ]);
    const made = madeInRun(assets, job.run);
    const taken = [...made].flatMap(([scene, { metadata }]) => (metadata.taken_from ? [scene] : []));
    const images = Object.fromEntries(
      [...made].map(([scene, { id, sha256, content_type }]) => [scene, { id, sha256, content_type }]),
    );
    return { session, plan, images, taken };
  };
  return DBOS.runStep(read, { name: 'read-story' });
}

const scenesOf = (plan: AdPlanRow): AdScene[] => plan.specification?.scenes ?? [];

const toMake = ({ plan, taken }: Pick<Story, 'plan' | 'taken'>): AdScene[] =>
  scenesOf(plan).filter(({ number }) => !taken.includes(number));

/** The newest asset of each scene that this run made, or that the ad took over from another. */
function madeInRun(assets: AssetRow[], run: number): Map<number, AssetRow> {
  const made = new Map<number, AssetRow>();
  for (const asset of assets) {
    const { scene } = asset.metadata;
    if (scene !== undefined && (asset.run === run || asset.metadata.taken_from)) made.set(scene, asset);
  }
  return made;
}

const GUIDANCE = 7.5;
const VARIATION = 0.3;

export function imagesToMake({ plan, session, taken }: Story): ImageOrder[] {
  return toMake({ plan, taken }).map((scene) => {
    const prompt = plan.scene_prompts.find((one) => one.scene === scene.number);
    return {
      part: `scene ${scene.number}`,
      scene: scene.number,
      style: scene.style,
      prompt: prompt?.image_prompt ?? scene.visual_prompt,
      negative_prompt: prompt?.negative_prompt ?? '',
      view_type: scene.view_type,
      seed: prompt?.seed ?? session.consistency_seed ?? 0,
      guidance_scale: GUIDANCE,
      variation_strength: VARIATION,
    };
  });
}

export function clipsToMake({ plan, session, images, taken }: Story): ImageToFilm[] {
  const scenes = toMake({ plan, taken });
  return scenes.flatMap((scene) => {
    const from = chainedTo(scene, plan);
    const made = scenes.some(({ number }) => number === from);
    const image = images[scene.number];
    const prompt = plan.scene_prompts.find((one) => one.scene === scene.number);
    if (!image) return [];
    return [
      {
        ...image,
        part: `scene ${scene.number}`,
        number: scene.number,
        seed: prompt?.seed ?? session.consistency_seed ?? 0,
        negative_prompt: prompt?.negative_prompt ?? '',
        video_prompt: settingOf(scene, plan),
        ...(made && { continues: `scene ${from}` }),
        scene: {
          image_view: scene.view_type,
          scene_prompt: prompt?.video_prompt ?? scene.visual_prompt,
          camera_movement: scene.camera_movement,
          motion_intensity: scene.motion_intensity,
          duration: scene.duration,
        },
      },
    ];
  });
}

/** The scene whose last frame this one begins with. */
function chainedTo({ number }: AdScene, { plan }: AdPlanRow): number | undefined {
  return plan?.scene_dependencies.find(({ scene, chained }) => scene === number && chained)?.depends_on;
}

/**
 * Where and in which light the scene plays, without the product's own words: tennis shoes on a plain backdrop are not
 * on a tennis court.
 */
function settingOf(
  { place, visual_prompt, style, view_type }: AdScene,
  { specification }: AdPlanRow,
): string {
  const product = specification?.product.description ?? '';
  const bare = product === '' ? visual_prompt : visual_prompt.replaceAll(product, 'product');
  // Said first it holds: a light that only the next scene has does not shine into this one.
  const light = style.length > 0 ? style.join(', ') : view_type === 'lifestyle' ? '' : 'minimal';
  return `The product, ${place}${light && `, in ${light} light`}. ${bare}`;
}

/** Puts the pictures of the scenes on the session's board, in the order of the film. */
export function keepShots(job: StageJob, warnings: string[]): Promise<void> {
  return context().transaction('keep-shots', async (db) => {
    await keepWarnings(db, job.session_id, warnings);
    const plan = await readPlan(db, job.session_id);
    const made = madeInRun(await sessionAssets(db, job.session_id, 'image'), job.run);
    const shots = scenesOf(plan).flatMap((scene) => {
      const image = made.get(scene.number);
      return image ? [{ scene, image_id: image.id }] : [];
    });
    await updateSession(db, job.session_id, {
      approved_image_ids: JSON.stringify(shots.map(({ image_id }) => image_id)),
      scenes: JSON.stringify(
        shots.map(({ scene, image_id }) => ({
          image_id,
          image_view: scene.view_type,
          scene_prompt: scene.visual_prompt,
          camera_movement: scene.camera_movement,
          motion_intensity: scene.motion_intensity,
        })),
      ),
    });
  });
}

/** Puts the clips on the session's board: what is composed, and what the editor finds later. */
export function keepClips(job: StageJob, warnings: string[]): Promise<void> {
  return context().transaction('keep-clips', async (db) => {
    await keepWarnings(db, job.session_id, warnings);
    const plan = await readPlan(db, job.session_id);
    const made = madeInRun(await sessionAssets(db, job.session_id, 'video'), job.run);
    const order = JSON.stringify(scenesOf(plan).flatMap(({ number }) => made.get(number)?.id ?? []));
    await updateSession(db, job.session_id, { approved_clip_ids: order, clip_order: order });
  });
}

/** Warnings of all stages are shown with the finished ad, each once. */
async function keepWarnings(db: Database, sessionId: string, warnings: string[]): Promise<void> {
  if (warnings.length === 0) return;
  await lockSession(db, sessionId);
  const plan = await readPlan(db, sessionId);
  const all = [...new Set([...plan.warnings, ...warnings])];
  await updatePlan(db, sessionId, { warnings: JSON.stringify(all) });
}
