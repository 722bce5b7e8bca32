import {
  AdmintError,
  type AdSpecification,
  type AudioItem,
  type CompositionSettings,
  duration,
  type MediaSource,
  type Timeline,
} from '@admint/contract';
import { buildStoryTimeline, buildTimeline } from '@admint/studio';
import { type AdPlanRow, findPlan } from '../store/ad-plans.ts';
import { type AssetRow, sessionAssets } from '../store/assets.ts';
import type { SessionRow } from '../store/sessions.ts';
import { context } from './context.ts';

const FPS = 30;

/** The beat grid the composer reported with its piece, in frames. */
function beatsOf(music: AssetRow, fps = FPS): AudioItem['beats'] {
  const { details } = music.metadata;
  if (!details?.bpm) return null;
  return { bpm: details.bpm, first: Math.max(0, Math.round((details.first_beat ?? 0) * fps)) };
}

/** Takes a session with its chosen clips and texts, gives the document that will be rendered. Throws `nothing_to_compose`. */
export async function planTimeline(session: SessionRow, musicId: string | null): Promise<Timeline> {
  const settings = session.composition;
  const assets = await sessionAssets(context().db, session.id);
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const clips = session.clip_order.flatMap((id) => byId.get(id) ?? []);
  if (!settings || clips.length === 0)
    throw new AdmintError('nothing_to_compose', 'Choose at least one clip first.');
  const music = musicId ? byId.get(musicId) : undefined;
  const plan = await findPlan(context().db, session.id);
  if (plan?.specification) return storyTimeline(plan, plan.specification, settings, clips, music);
  return buildTimeline({
    clips: clips.map((clip) => ({ source: sourceOf(clip) })),
    text: settings.text_overlay,
    audio: music ? { source: sourceOf(music), beats: beatsOf(music) } : null,
    intro_duration: settings.intro_duration,
    outro_duration: settings.outro_duration,
    aspect_ratio: settings.aspect_ratio,
    grade: settings.grade,
  });
}

/** An automatic ad keeps its scenes, texts and transitions, also when it is composed again with other words on its card. */
function storyTimeline(
  { settings: { fps } }: AdPlanRow,
  { scenes, grade }: AdSpecification,
  { text_overlay, aspect_ratio }: CompositionSettings,
  clips: AssetRow[],
  music: AssetRow | undefined,
): Timeline {
  return buildStoryTimeline({
    scenes: clips.map((clip) => {
      const source = sourceOf(clip);
      const scene = scenes.find(({ number }) => number === clip.metadata.scene);
      return {
        source,
        length: scene?.duration ?? source.duration,
        text: scene?.overlay_text ?? '',
        transition: scene?.transition ?? 'crossfade',
      };
    }),
    text: text_overlay,
    audio: music ? { source: sourceOf(music), beats: beatsOf(music, fps) } : null,
    grade: { preset: grade.preset, strength: grade.strength },
    aspect_ratio,
    fps,
  });
}

/** The length the ad will have with these clips and settings, in seconds, before it is rendered. */
export function estimateLength(clips: AssetRow[], settings: CompositionSettings): number {
  const timeline = buildTimeline({
    clips: clips.map((clip) => ({ source: sourceOf(clip) })),
    text: settings.text_overlay,
    audio: null,
    intro_duration: settings.intro_duration,
    outro_duration: settings.outro_duration,
    aspect_ratio: settings.aspect_ratio,
  });
  return duration(timeline) / timeline.fps;
}

export function sourceOf(asset: AssetRow): MediaSource {
  const focus = asset.metadata.preview?.focus;
  return {
    sha256: asset.sha256,
    asset_id: asset.id,
    content_type: asset.content_type,
    width: asset.width ?? 0,
    height: asset.height ?? 0,
    fps: asset.fps ?? 0,
    duration: asset.duration ?? 0,
    has_audio: asset.asset_type === 'audio' || asset.metadata.has_audio === true,
    ...(focus ? { focus } : {}),
  };
}
