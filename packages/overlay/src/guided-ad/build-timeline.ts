import {
  AdmintError,
  type AspectRatio,
  type Card,
  type CardStyle,
  duration,
  type Grade,
  type MediaSource,
  place,
  type TextOverlay,
  type Timeline,
  type VideoItem,
} from '@admint/contract';
import { adDocument, type AdMusic } from '../ad/ad-document.ts';
import { AdTexts, writeOutro } from '../ad/ad-texts.ts';
import { blurredFrame, gradientFor } from '../ad/card-look.ts';
import { type ClipChoice, clipOf } from '../ad/clip-item.ts';

/** What the user chose in the guided flow. */
export interface GuidedAd {
  /** In the order they play. */
  clips: readonly ClipChoice[];
  text: TextOverlay;
  audio: AdMusic;
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
  const { aspect_ratio, audio: music, grade } = ad;
  return adDocument({ aspect_ratio, fps, video, overlays: texts.items, music, grade });
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
