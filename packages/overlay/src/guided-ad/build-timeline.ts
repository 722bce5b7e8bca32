import {
  AdmintError,
  type AspectRatio,
  type AudioItem,
  type Card,
  type CardStyle,
  type Clip,
  duration,
  FRAME_SIZES,
  type Grade,
  type MediaSource,
  place,
  TIMELINE_VERSION,
  type TextOverlay,
  type Timeline,
  type VideoItem,
} from '@admint/contract';
import { AdTexts } from './ad-texts.ts';
import { blurredFrame, gradientFor } from './card-look.ts';
import { SAFE_AREAS } from './safe-areas.ts';

export interface ClipChoice {
  source: MediaSource;
  /** seconds into the source; 0 when left out */
  in?: number;
  /** seconds to show; to the end of the source when left out */
  length?: number;
}

/** What the user chose in the guided flow. */
export interface GuidedAd {
  /** In the order they play. */
  clips: readonly ClipChoice[];
  text: TextOverlay;
  audio: { source: MediaSource; beats: AudioItem['beats'] } | null;
  /** seconds; 0 leaves the card out */
  intro_duration: number;
  outro_duration: number;
  aspect_ratio: AspectRatio;
  /** The colours of the footage; texts and cards keep theirs. */
  grade?: Grade | undefined;
  fps?: Timeline['fps'];
  card_style: CardStyle;
}

const CROSSFADE_SECONDS = 0.45;
/** Cards are short and have to be read: they give less of themselves away. */
const CARD_FADE_SECONDS = 0.4;
const CTA_SECONDS = 2.4;
const MUSIC_FADE_IN_SECONDS = 0.15;
const MUSIC_FADE_OUT_SECONDS = 1;

/**
 * Takes what the user chose, gives the timeline of the ad: intro card, clips with crossfades, name and
 * call to action, outro card, music as long as the picture. All lengths are whole frames; a card that
 * would have no text is left out. Throws `composition.no_clips`, and `composition.clip_too_short` when a
 * clip has not a single frame to show.
 */
export function buildTimeline(ad: GuidedAd): Timeline {
  const fps = ad.fps ?? 30;
  const texts = new AdTexts(ad.text);
  const video = sequence(ad, fps, texts);
  writeTexts(texts, video, fps);
  const total = duration({ video });
  return {
    version: TIMELINE_VERSION,
    fps,
    ...FRAME_SIZES[ad.aspect_ratio],
    background: '#000000',
    safe_area: SAFE_AREAS[ad.aspect_ratio].insets,
    video,
    overlays: texts.items,
    audio: ad.audio ? [musicBed(ad.audio, total, fps)] : [],
    ...(ad.grade && ad.grade.preset !== 'none' && { grade: ad.grade }),
    loudness: { target_lufs: -14, true_peak_db: -1 },
  };
}

function sequence(ad: GuidedAd, fps: number, texts: AdTexts): VideoItem[] {
  const clips = ad.clips.map((choice, index) => clipOf(choice, index, ad, fps));
  const [first, last] = [clips[0], clips.at(-1)];
  if (!first || !last) throw new AdmintError('composition.no_clips', 'Choose at least one clip.');
  const gradient = gradientFor(ad.text.color);
  const card = (id: string, seconds: number, beside: MediaSource, at: number): Card => ({
    kind: 'card',
    id,
    length: Math.max(1, Math.round(seconds * fps)),
    background: ad.card_style === 'picture' ? blurredFrame(beside, at) : gradient,
    transition: { kind: 'cut', frames: 0 },
  });
  const video: VideoItem[] = [...clips];
  if (ad.intro_duration > 0 && texts.hasName)
    video.unshift(card('intro', ad.intro_duration, first.source, first.in));
  if (ad.outro_duration > 0 && (texts.hasName || texts.hasCta))
    video.push(card('outro', ad.outro_duration, last.source, last.in + last.length - 1));
  return video.map((item, index) => ({ ...item, transition: transitionInto(item, video[index - 1], fps) }));
}

/** Takes a chosen clip and the look of the ad, gives its item on the timeline. Throws `composition.clip_too_short`. */
export function clipOf(
  choice: ClipChoice,
  index: number,
  ad: Pick<GuidedAd, 'audio' | 'aspect_ratio'>,
  fps: number,
): Clip {
  const available = Math.floor(choice.source.duration * fps + 1e-3);
  const start = Math.round((choice.in ?? 0) * fps);
  const wished = choice.length === undefined ? available : Math.round(choice.length * fps);
  const length = Math.min(wished, available - start);
  if (length < 1) {
    throw new AdmintError('composition.clip_too_short', `Clip ${index + 1} has no picture to show.`);
  }
  return {
    kind: 'clip',
    id: `clip-${index + 1}`,
    source: choice.source,
    in: start,
    length,
    speed: 1,
    fit: fitFor(choice.source, FRAME_SIZES[ad.aspect_ratio]),
    sound: { muted: ad.audio !== null || !choice.source.has_audio, gain_db: 0 },
    transition: { kind: 'cut', frames: 0 },
  };
}

/** Fills the frame while most of the picture stays in it; a very different shape is shown whole instead. */
function fitFor(source: MediaSource, frame: { width: number; height: number }): Clip['fit'] {
  if (source.width === 0 || source.height === 0) return { kind: 'cover' };
  const shapes = [source.width / source.height, frame.width / frame.height];
  const kept = Math.min(...shapes) / Math.max(...shapes);
  if (kept < 0.6) return { kind: 'blurred' };
  return source.focus ? { kind: 'smart', focus: source.focus } : { kind: 'cover' };
}

/** A crossfade no longer than a third of either side, so that every item is seen alone for a while. */
function transitionInto(
  item: VideoItem,
  before: VideoItem | undefined,
  fps: number,
): VideoItem['transition'] {
  if (!before) return { kind: 'cut', frames: 0 };
  const seconds = item.kind === 'card' || before.kind === 'card' ? CARD_FADE_SECONDS : CROSSFADE_SECONDS;
  const most = Math.floor(Math.min(item.length, before.length) / 2.2);
  const frames = Math.min(Math.round(seconds * fps), most);
  return frames > 0 ? { kind: 'crossfade', frames } : { kind: 'cut', frames: 0 };
}

function writeTexts(texts: AdTexts, video: readonly VideoItem[], fps: number): void {
  const seconds = (count: number) => Math.round(count * fps);
  const placed = place({ video: [...video] });
  const intro = placed.find(({ item }) => item.id === 'intro');
  const outro = placed.find(({ item }) => item.id === 'outro');
  const body = { start: intro?.end ?? 0, end: outro?.start ?? duration({ video: [...video] }) };
  const fade = (frames: number) => ({ kind: 'fade' as const, frames });

  if (intro) {
    const leave = placed[intro.index + 1]?.item.transition.frames ?? 0;
    texts.name(
      {
        id: 'intro-name',
        anchor: { to: 'item', item_id: 'intro' },
        size: 0.15,
        animate_in: { kind: 'zoom', frames: seconds(0.2) },
        animate_out: fade(leave),
      },
      'card',
    );
  }
  if (body.end - body.start > seconds(0.5)) {
    texts.name(
      {
        id: 'name',
        anchor: { to: 'timeline' },
        start: body.start,
        length: body.end - body.start,
        position: { x: 0.5, y: 0 },
        valign: 'top',
        size: 0.085,
        animate_in: { kind: 'slide_down', frames: seconds(0.3) },
        animate_out: fade(seconds(0.2)),
      },
      'picture',
    );
    const shown = Math.min(seconds(CTA_SECONDS), Math.floor((body.end - body.start) * 0.6));
    texts.cta(
      {
        id: 'cta',
        anchor: { to: 'timeline' },
        start: body.end - shown,
        length: shown,
        position: { x: 0.5, y: 1 },
        valign: 'bottom',
        size: 0.075,
        animate_in: { kind: 'slide_up', frames: seconds(0.35) },
        animate_out: fade(seconds(0.2)),
      },
      'picture',
    );
  }
  if (outro) writeOutro(texts, outro.item.transition.frames, seconds);
}

/** Name and call to action on the end card; `enter` is how many frames the card fades in. */
export function writeOutro(texts: AdTexts, enter: number, seconds: (count: number) => number): void {
  const anchor = { to: 'item', item_id: 'outro' } as const;
  const both = texts.hasName && texts.hasCta;
  texts.name(
    {
      id: 'outro-name',
      anchor,
      position: { x: 0.5, y: both ? 0.42 : 0.5 },
      valign: both ? 'bottom' : 'middle',
      size: both ? 0.1 : 0.15,
      animate_in: { kind: 'fade', frames: enter },
    },
    'card',
  );
  texts.cta(
    {
      id: 'outro-cta',
      anchor,
      start: Math.floor(enter / 2),
      position: { x: 0.5, y: both ? 0.52 : 0.5 },
      valign: both ? 'top' : 'middle',
      size: 0.13,
      animate_in: { kind: 'pop', frames: seconds(0.3) },
    },
    'card',
  );
}

/** The whole length of the ad, or all there is of the music when that is less; fades fall on its real ends. */
export function musicBed(audio: NonNullable<GuidedAd['audio']>, total: number, fps: number): AudioItem {
  const available = Math.floor(audio.source.duration * fps + 1e-3);
  const length = Math.max(1, Math.min(total, available));
  return {
    id: 'music',
    role: 'music',
    source: audio.source,
    in: 0,
    start: 0,
    length: length === total ? null : length,
    gain_db: 0,
    fade_in: Math.min(Math.round(MUSIC_FADE_IN_SECONDS * fps), Math.floor(length / 4)),
    fade_out: Math.min(Math.round(MUSIC_FADE_OUT_SECONDS * fps), Math.floor(length / 3)),
    duck_db: 0,
    beats: audio.beats,
  };
}
