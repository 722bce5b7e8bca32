import {
  duration,
  place,
  type PlannedScene,
  type PlanView,
  type PromptSet,
  type Scene,
  type ViewType,
} from '@admint/contract';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { sessionAssets } from '../store/assets.ts';
import { lockSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { imageView, isGeneratedImage, videoView } from '../store/views.ts';
import { context } from './context.ts';
import type { StageJob } from './stage.ts';
import { planTimeline } from './timeline-plan.ts';

/** An approved image as the shoot needs it. */
export interface ImageToShoot {
  id: string;
  sha256: string;
  content_type: string;
  view_type: ViewType;
}

export function keepPrompts(job: StageJob, prompts: PromptSet): Promise<void> {
  return context().transaction('keep-prompts', (db) =>
    updateSession(db, job.session_id, {
      image_prompts: JSON.stringify(prompts.image_prompts),
      style_keywords: JSON.stringify(prompts.style_keywords),
      product_category: prompts.product_category,
    }),
  );
}

/** Gives each planned scene its image: the planner answers in their order. */
export function withImages(scenes: Scene[], images: ImageToShoot[]): PlannedScene[] {
  return images.flatMap(({ id }, i) => {
    const scene = scenes[i];
    return scene ? [{ ...scene, image_id: id }] : [];
  });
}

/** Keeps what is filmed; when the planner was asked just now, it is also the plan from now on. */
export function keepScenes(
  job: StageJob,
  shots: (ImageToShoot & { scene: PlannedScene })[],
  planned: boolean,
): Promise<void> {
  const scenes = shots.map(({ scene }) => scene);
  return context().transaction('keep-scenes', async (db) => {
    const session = await lockSession(db, job.session_id);
    const plan = {
      version: (session.plan?.version ?? 0) + 1,
      video_prompt: session.video_prompt ?? '',
      clip_duration: session.clip_duration ?? 3,
      scenes,
      planned: scenes,
    };
    await updateSession(db, job.session_id, {
      scenes: JSON.stringify(scenes),
      ...(planned && { plan: JSON.stringify(plan) }),
    });
  });
}

/** Stores a plan as the newest version, unless the run was stopped meanwhile. */
export function keepPlan(job: StageJob, plan: Omit<PlanView, 'version'>): Promise<PlanView> {
  return context().transaction('keep-plan', async (db) => {
    const session = await lockSession(db, job.session_id);
    const next = { ...plan, version: (session.plan?.version ?? 0) + 1 };
    if (session.run === job.run && session.running)
      await updateSession(db, job.session_id, { plan: JSON.stringify(next) });
    return next;
  });
}

/** The images with these ids, in their order. */
export function imagesToShoot(session: SessionRow, ids: string[]): Promise<ImageToShoot[]> {
  const find = async () => {
    const rows = await sessionAssets(context().db, session.id, 'image');
    return ids.flatMap((id) => {
      const row = rows.find((candidate) => candidate.id === id);
      if (!row) return [];
      const view = imageView(row);
      return [{ id, sha256: row.sha256, content_type: row.content_type, view_type: view.view_type }];
    });
  };
  return DBOS.runStep(find, { name: 'images-to-shoot' });
}

/** Everything on the board after a stage, as the event that ends the stage carries it (001 §6.2). */
export function boardOf(job: StageJob, type: 'image' | 'video'): Promise<Record<string, unknown>> {
  const find = async () => {
    const { db } = context();
    const rows = await sessionAssets(db, job.session_id, type);
    const session = await db
      .selectFrom('sessions')
      .select('total_cost')
      .where('id', '=', job.session_id)
      .executeTakeFirstOrThrow();
    const total_cost = Number(session.total_cost);
    return type === 'image'
      ? { images: rows.filter(isGeneratedImage).map(imageView), total_cost }
      : { clips: rows.map(videoView), total_cost };
  };
  return DBOS.runStep(find, { name: `board-${type}` });
}

/** Seconds of music the ad needs, the timeline's own length, and the middle of each change from one picture to the next. */
export function musicBrief(session: SessionRow): Promise<{ duration: number; cuts: number[] }> {
  const measure = async () => {
    const timeline = await planTimeline(session, null);
    const { fps } = timeline;
    const changes = place(timeline).slice(1);
    const cuts = changes.map(({ item, start }) => (start + item.transition.frames / 2) / fps);
    return { duration: duration(timeline) / fps, cuts };
  };
  return DBOS.runStep(measure, { name: 'music-brief' });
}

/** The user's photos of the product, as an image call takes them; `kept` are the hashes of those that keep their background. */
export function photosToUse(
  session: SessionRow,
): Promise<{ files: { path: string; sha256: string; content_type: string }[]; kept: string[] }> {
  const find = async () => {
    const rows = await sessionAssets(context().db, session.id, 'image');
    const photos = session.photo_ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
    const pictures = photos.map(({ sha256, content_type, metadata: { cutout } }) => {
      // Whoever keeps all backgrounds wants the photo a mask was drawn on, but still the part that was cropped.
      const whole = session.photo_background === 'keep' && cutout?.choice === 'cut';
      const used = whole ? undefined : cutout?.used;
      const file = { path: '', ...(used ?? { sha256, content_type }) };
      return { file, kept: cutout !== undefined && cutout.choice !== 'cut' };
    });
    return {
      files: pictures.map(({ file }) => file),
      kept: pictures.flatMap(({ file, kept }) => (kept ? [file.sha256] : [])),
    };
  };
  return DBOS.runStep(find, { name: 'photos-to-use' });
}

/** A tenth of a frame: two lengths closer than this are the same length. */
const SAME_LENGTH = 0.003;

/** Music already made for this ad in the same genre and length: a change of texts must not buy it again. */
export function earlierMusic(session: SessionRow, seconds: number): Promise<string | null> {
  const find = async () => {
    const genre = session.composition?.audio.genre;
    const rows = await sessionAssets(context().db, session.id, 'audio');
    const same = rows.find(
      (row) =>
        row.metadata.genre === genre &&
        row.seed === session.consistency_seed &&
        Math.abs((row.duration ?? 0) - seconds) < SAME_LENGTH,
    );
    return same?.id ?? null;
  };
  return DBOS.runStep(find, { name: 'earlier-music' });
}
