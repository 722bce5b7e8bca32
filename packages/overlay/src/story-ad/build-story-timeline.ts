import {
  type AspectRatio,
  type AudioItem,
  type Card,
  type Clip,
  duration,
  END_CARD_FADE_SECONDS,
  END_CARD_SECONDS,
  FRAME_SIZES,
  type Grade,
  type MediaSource,
  place,
  type SceneTransition,
  type TextOverlay,
  type Timeline,
  type TextOverlayItem,
  TRANSITION_SECONDS,
  type VideoItem,
  AdmintError,
} from '@admint/contract';
import { adDocument, type AdMusic } from '../ad/ad-document.ts';
import { AdTexts, writeOutro } from '../ad/ad-texts.ts';
import { blurredFrame } from '../ad/card-look.ts';
import { clipOf } from '../ad/clip-item.ts';
import { SAFE_AREAS } from '../ad/safe-areas.ts';
import { freePlaces } from './free-place.ts';
import { sceneText, sceneTextSize } from './scene-text.ts';
import type { TextPlace } from './text-places.data.ts';

/** One scene of an automatic ad with its clip. */
export interface StoryScene {
  source: MediaSource;
  /** seconds to show; the clip's own length where that is less */
  length: number;
  text: string;
  transition: SceneTransition;
  /** A short sound on the cut into the scene; `cut` is the second of it that belongs there. */
  accent?: { source: MediaSource; cut: number } | null;
}

export interface StoryAd {
  /** In the order they play. */
  scenes: readonly StoryScene[];
  text: TextOverlay;
  audio: AdMusic;
  grade: Grade;
  /** Colour of the plate behind scene texts, with its alpha (`plateFor`); left out, a breath of shade. */
  plate?: string | undefined;
  aspect_ratio: AspectRatio;
  fps: Timeline['fps'];
}

/**
 * Takes the scenes of an automatic ad, gives its timeline: each clip with its own text, the chosen transition into
 * it, an end card with name and call to action, music under all. Throws `composition.no_clips` and
 * `composition.clip_too_short`.
 */
export function buildStoryTimeline(ad: StoryAd): Timeline {
  const { fps } = ad;
  const texts = new AdTexts(ad.text);
  const clips = clipsOf(ad);
  const video = [...clips, ...endCard(ad, clips, texts)];
  const overlays = sceneTexts(ad, clips, video);
  const card = place({ video }).find(({ item }) => item.kind === 'card');
  if (card) writeOutro(texts, card.item.transition.frames, (count) => Math.round(count * fps));
  const { aspect_ratio, audio: music, grade } = ad;
  const sounds = accents(ad, video, duration({ video }));
  return adDocument({
    aspect_ratio,
    fps,
    video,
    overlays: [...overlays, ...texts.items],
    music,
    sounds,
    grade,
  });
}

function clipsOf(ad: StoryAd): Clip[] {
  if (ad.scenes.length === 0) throw new AdmintError('composition.no_clips', 'Choose at least one clip.');
  const look = { audio: ad.audio, aspect_ratio: ad.aspect_ratio };
  const clips = ad.scenes.map(({ source, length }, index) => clipOf({ source, length }, index, look, ad.fps));
  return clips.map((clip, i) => {
    const before = clips[i - 1];
    const kind = ad.scenes[i]?.transition ?? 'crossfade';
    if (!before || kind === 'cut') return clip;
    // No longer than a third of either side, so that every scene is seen alone for a while.
    const most = Math.floor(Math.min(clip.length, before.length) / 3);
    const frames = Math.min(most, Math.round(TRANSITION_SECONDS[kind] * ad.fps));
    if (frames < 1) return clip;
    const direction = kind === 'slide' || kind === 'wipe' ? { direction: 'left' as const } : {};
    const color = kind === 'dissolve' ? { color: dissolveColour(ad.grade) } : {};
    return { ...clip, transition: { kind, frames, ...direction, ...color } };
  });
}

/** Calm ads breathe through light, dark ones through black. */
const dissolveColour = ({ preset }: Grade) =>
  preset === 'luxury' || preset === 'mono' ? '#000000' : '#FFF8EE';

/** The last picture goes out of focus, and name and call to action stand on it. */
function endCard(ad: StoryAd, clips: readonly Clip[], texts: AdTexts): Card[] {
  const last = clips.at(-1);
  if (!last || (!texts.hasName && !texts.hasCta)) return [];
  return [
    {
      kind: 'card',
      id: 'outro',
      length: Math.round(END_CARD_SECONDS * ad.fps),
      background: blurredFrame(last.source, last.in + last.length - 1),
      transition: { kind: 'crossfade', frames: Math.round(END_CARD_FADE_SECONDS * ad.fps) },
    },
  ];
}

const ACCENT_DB = -9;

/** The id of the sound on the cut into a clip. */
export const accentId = (clip: Pick<VideoItem, 'id'>): string => `accent-${clip.id}`;

/** Each accent lies so that its moment falls on the middle of the transition into its scene. */
function accents(ad: StoryAd, video: readonly VideoItem[], total: number): AudioItem[] {
  return place({ video: [...video] }).flatMap(({ item, index, start }) => {
    const accent = item.kind === 'clip' ? ad.scenes[index]?.accent : null;
    if (!accent) return [];
    const middle = start + Math.round(item.transition.frames / 2);
    const wished = middle - Math.round(accent.cut * ad.fps);
    const begin = Math.max(0, wished);
    const available = Math.floor(accent.source.duration * ad.fps + 1e-3) - (begin - wished);
    const length = Math.min(available, total - begin);
    if (length < 1) return [];
    return [
      {
        id: accentId(item),
        role: 'effect' as const,
        source: accent.source,
        in: begin - wished,
        start: begin,
        length,
        gain_db: ACCENT_DB,
        fade_in: 0,
        fade_out: Math.min(3, length),
        duck_db: 0,
        beats: null,
      },
    ];
  });
}

/** A breath of shade: keeps words readable on bright sand and white walls. */
const SHADE = '#0000004D';

/** Each scene's text, where the pictures leave room for it. */
function sceneTexts(ad: StoryAd, clips: readonly Clip[], video: readonly VideoItem[]): TextOverlayItem[] {
  const told = clips.flatMap((clip, index) => {
    const { text } = ad.scenes[index] ?? { text: '' };
    const shown = timeFor(clip, video[index + 1]?.transition.frames ?? 0, ad.fps);
    if (text.trim() === '' || shown.length < ad.fps / 2) return [];
    return [{ text, size: sceneTextSize(text, ad.aspect_ratio), clip, index, ...shown }];
  });
  const frame = { ...FRAME_SIZES[ad.aspect_ratio], safe_area: SAFE_AREAS[ad.aspect_ratio].insets };
  const places = freePlaces(told, frame);
  return told.map((scene, i) =>
    sceneText({
      ...scene,
      look: ad.text,
      plate: ad.plate ?? SHADE,
      fps: ad.fps,
      place: places[i] as TextPlace,
    }),
  );
}

/** The text comes once the transition into its scene is over, and leaves before the next one begins. */
function timeFor(clip: Clip, leaving: number, fps: number): { start: number; length: number } {
  const start = clip.transition.frames + Math.round(0.15 * fps);
  return { start, length: clip.length - leaving - start };
}
