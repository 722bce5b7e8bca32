import {
  AdmintError,
  type AdScene,
  type AdSpecification,
  type AudioItem,
  type CompositionSettings,
  duration,
  type MediaSource,
  type Timeline,
  transitionInto,
} from '@admint/contract';
import { buildStoryTimeline, buildTimeline, type GuidedAd, plateFor, type StoryScene } from '@admint/studio';
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
  if (plan?.specification) {
    const sounds = settings.audio.enabled ? accentsOf(assets, session.run) : [];
    return storyTimeline(plan, plan.specification, settings, clips, music, sounds);
  }
  return guidedTimeline(clips, settings, music ? { source: sourceOf(music), beats: beatsOf(music) } : null);
}

/** The sounds on the cuts, of the run that made the clips; composing again opens a run of its own and keeps them. */
function accentsOf(assets: AssetRow[], run: number): AssetRow[] {
  const sounds = assets.filter(({ metadata }) => metadata.accent !== undefined);
  const newest = Math.max(...sounds.map((sound) => sound.run).filter((made) => made <= run));
  return sounds.filter((sound) => sound.run === newest);
}

function accentOf(sounds: AssetRow[], scene: number | undefined): NonNullable<StoryScene['accent']> | null {
  const sound = sounds.find(({ metadata }) => metadata.scene === scene);
  return sound ? { source: sourceOf(sound), cut: sound.metadata.accent_cut ?? 0 } : null;
}

/** An automatic ad keeps its scenes, texts and transitions, also when it is composed again with other words on its card. */
function storyTimeline(
  { settings: { fps }, plan }: AdPlanRow,
  { scenes, brand }: AdSpecification,
  settings: CompositionSettings,
  clips: AssetRow[],
  music: AssetRow | undefined,
  sounds: AssetRow[],
): Timeline {
  return buildStoryTimeline({
    scenes: clips.map((clip, i) => {
      const source = sourceOf(clip);
      const scene = scenes.find(({ number }) => number === clip.metadata.scene);
      return {
        source,
        length: scene?.duration ?? source.duration,
        text: scene ? textOf(scene, settings) : '',
        transition: scene ? transitionInto(scene, plan, goesOn(clip, clips[i - 1])) : 'crossfade',
        accent: accentOf(sounds, scene?.number),
      };
    }),
    text: settings.text_overlay,
    audio: music ? { source: sourceOf(music), beats: beatsOf(music, fps) } : null,
    grade: settings.grade ?? { preset: 'none', strength: 0 },
    plate: plateFor(brand.colors, settings.text_overlay.color),
    aspect_ratio: settings.aspect_ratio,
    fps,
  });
}

/** Whether a clip begins with the last frame of the one before it; one taken over from another ad knows that one by its id there. */
const goesOn = ({ metadata }: AssetRow, before: AssetRow | undefined): boolean =>
  before !== undefined &&
  [before.id, before.metadata.taken_from].includes(metadata.first_frame?.of ?? 'none');

/** What stands over a scene: the words it was last composed with, else those of the storyboard. */
export function textOf(
  { number, overlay_text }: Pick<AdScene, 'number' | 'overlay_text'>,
  settings: Pick<CompositionSettings, 'scene_texts'>,
): string {
  return settings.scene_texts?.find(({ scene }) => scene === number)?.text ?? overlay_text;
}

/** The length the ad will have with these clips and settings, in seconds, before it is rendered. */
export function estimateLength(
  clips: AssetRow[],
  settings: CompositionSettings,
  plan: AdPlanRow | undefined,
): number {
  const timeline = plan?.specification
    ? storyTimeline(plan, plan.specification, settings, clips, undefined, [])
    : guidedTimeline(clips, settings, null);
  return duration(timeline) / timeline.fps;
}

function guidedTimeline(
  clips: AssetRow[],
  settings: CompositionSettings,
  audio: GuidedAd['audio'],
): Timeline {
  const { text_overlay, card_style, ...rest } = settings;
  return buildTimeline({
    ...rest,
    clips: clips.map((clip) => ({ source: sourceOf(clip) })),
    text: text_overlay,
    audio,
    card_style: card_style ?? 'colour',
  });
}

export function sourceOf(asset: AssetRow): MediaSource {
  const { focus, crowd } = asset.metadata.preview ?? {};
  return {
    sha256: asset.sha256,
    asset_id: asset.id,
    content_type: asset.content_type,
    width: asset.width ?? 0,
    height: asset.height ?? 0,
    fps: asset.fps ?? 0,
    duration: asset.duration ?? 0,
    has_audio: asset.asset_type === 'audio' || asset.metadata.has_audio === true,
    ...(focus && { focus }),
    ...(crowd && { crowd }),
  };
}
