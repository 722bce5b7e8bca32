import type {
  Card,
  Clip,
  MediaSource,
  TextOverlayItem,
  Timeline,
  VideoItem,
} from '../../packages/contract/dist/index.js';
import { NASTY, text } from '../../packages/overlay/dist/documents.fixture.js';

export interface Footage {
  wide: MediaSource;
  tall: MediaSource;
}

/** An ad to be shown in the preview and exported, and the frames to compare. */
export interface Fixture {
  name: string;
  timeline: Timeline;
  frames: number[];
}

const pill = { color: '#F4C430', padding: 0.45, radius: 0.5 };
const on = (item_id: string) => ({ anchor: { to: 'item', item_id } as const });

/** Three ads of three shapes: footage under moving texts, footage of other shapes, and every script on cards. */
export function fixtures(footage: Footage): Fixture[] {
  return [wideAd(footage), tallAd(footage), scripts()];
}

function wideAd({ wide, tall }: Footage): Fixture {
  const video = [
    card('intro', 24, { kind: 'gradient', from: '#2B4C7E', to: '#0B1B33', angle: 135 }),
    clip('one', wide, 40, { transition: { kind: 'crossfade', frames: 8 } }),
    clip('two', tall, 40, {
      fit: { kind: 'cover' },
      transition: { kind: 'slide', frames: 8, direction: 'left' },
    }),
    clip('three', wide, 30, { in: 12, transition: { kind: 'wipe', frames: 10, direction: 'down' } }),
    // Two seconds of one file at once: a clip that fades into an earlier part of itself, and a card on a frame of it.
    clip('four', wide, 20, { transition: { kind: 'crossfade', frames: 8 } }),
    card('outro', 26, { kind: 'blurred_frame', source: wide, at: 30 }, { kind: 'crossfade', frames: 8 }),
  ];
  const overlays = [
    text('name', {
      ...on('intro'),
      ...middle,
      text: 'AirRun Pro',
      size: 0.2,
      animate_in: { kind: 'slide_up', frames: 8 },
    }),
    text('claim', {
      ...on('one'),
      text: 'Light as a feather, made for long roads',
      font: 'PlayfairDisplay-Bold',
      size: 0.13,
      start: 8,
      length: 24,
      shadow: true,
      animate_in: { kind: 'pop', frames: 6 },
      animate_out: { kind: 'slide_left', frames: 6 },
    }),
    text('cta', {
      ...on('two'),
      text: 'Shop now',
      size: 0.11,
      start: 8,
      length: 24,
      position: { x: 0, y: 1 },
      align: 'left',
      valign: 'bottom',
      color: '#101014',
      background: pill,
      animate_in: { kind: 'fade', frames: 6 },
      animate_out: { kind: 'zoom', frames: 6 },
    }),
    text('hebrew', {
      ...on('three'),
      text: NASTY.hebrew ?? '',
      font: 'Inter-Bold',
      size: 0.12,
      start: 10,
      shadow: true,
      length: 12,
    }),
    text('bye', {
      ...on('outro'),
      ...middle,
      text: 'Giày chạy bộ – Παπούτσια',
      font: 'Inter-Bold',
      size: 0.16,
      start: 8,
    }),
  ];
  return {
    name: '16:9',
    timeline: document(960, 540, video, overlays, { grade: { preset: 'cinematic', strength: 1 } }),
    frames: [0, 3, 12, 19, 26, 29, 36, 44, 51, 59, 62, 75, 81, 84, 96, 108, 112, 118, 124, 134],
  };
}

function tallAd({ wide, tall }: Footage): Fixture {
  const video = [
    clip('one', wide, 30, { fit: { kind: 'blurred' } }),
    clip('two', tall, 30, {
      fit: { kind: 'smart', focus: { x: 0.8, y: 0.5 } },
      transition: { kind: 'dissolve', frames: 8, color: '#FFFFFF' },
    }),
    clip('three', wide, 30, { fit: { kind: 'contain' }, in: 10, transition: { kind: 'zoom', frames: 10 } }),
    card(
      'outro',
      24,
      { kind: 'gradient', from: '#FFE0B0', to: '#FFFFFF', angle: 90 },
      { kind: 'slide', frames: 8, direction: 'up' },
    ),
  ];
  const overlays = [
    text('han', {
      ...on('one'),
      text: NASTY.chinese ?? '',
      size: 0.09,
      shadow: true,
      animate_in: { kind: 'slide_down', frames: 6 },
      length: 22,
    }),
    text('bebas', {
      ...on('two'),
      text: 'Half price today',
      font: 'BebasNeue-Regular',
      size: 0.16,
      start: 8,
      length: 12,
      position: { x: 0.5, y: 1 },
      valign: 'bottom',
      background: { color: '#000000A0', padding: 0.3, radius: 0.2 },
    }),
    text('emoji', { ...on('three'), text: 'Run 🏃‍♀️ 👍🏽 ❤️‍🔥', size: 0.14, start: 10, length: 12 }),
    text('arabic', {
      ...on('outro'),
      ...middle,
      text: NASTY.arabic ?? '',
      color: '#1A1A2E',
      size: 0.12,
      start: 8,
      animate_in: { kind: 'fade', frames: 5 },
    }),
  ];
  return {
    name: '9:16',
    timeline: document(540, 960, video, overlays, {
      background: '#182430',
      grade: { preset: 'warm', strength: 0.8 },
    }),
    frames: [2, 4, 12, 24, 27, 35, 44, 46, 49, 57, 66, 69, 77, 85],
  };
}

const FONTS = [
  'Montserrat-Bold',
  'Montserrat-SemiBold',
  'Inter-Bold',
  'PlayfairDisplay-Bold',
  'BebasNeue-Regular',
];
const SCRIPTS = [
  'long',
  'accents',
  'mixed',
  'hebrew',
  'japanese',
  'korean',
  'thai',
  'hindi',
  'cyrillic',
  'symbols',
];
const HOLD = 3;

/** A card for each script, in turn in every shipped font. */
function scripts(): Fixture {
  const video = SCRIPTS.map((id, i) =>
    card(id, HOLD, { kind: 'color', color: i % 2 === 0 ? '#1D3557' : '#F1FAEE' }),
  );
  const overlays = SCRIPTS.map((id, i) =>
    text(`text-${id}`, {
      ...on(id),
      ...middle,
      text: NASTY[id] ?? '',
      size: 0.14,
      font: FONTS[i % FONTS.length] ?? '',
      color: i % 2 === 0 ? '#FFFFFF' : '#1D3557',
      shadow: i % 3 === 0,
    }),
  );
  return {
    name: '4:5',
    timeline: document(640, 800, video, overlays),
    frames: SCRIPTS.map((_, i) => i * HOLD + 1),
  };
}

const middle = { position: { x: 0.5, y: 0.5 }, valign: 'middle' } as const;

function card(
  id: string,
  length: number,
  background: Card['background'],
  transition: Card['transition'] = CUT,
): Card {
  return { kind: 'card', id, length, background, transition };
}

const CUT: Clip['transition'] = { kind: 'cut', frames: 0 };

function clip(id: string, source: MediaSource, length: number, more: Partial<Clip> = {}): Clip {
  return {
    kind: 'clip',
    id,
    source,
    in: 0,
    length,
    speed: 1,
    fit: { kind: 'cover' },
    sound: { muted: true, gain_db: 0 },
    transition: CUT,
    ...more,
  };
}

function document(
  width: number,
  height: number,
  video: VideoItem[],
  overlays: TextOverlayItem[],
  more: Partial<Timeline> = {},
): Timeline {
  return {
    version: 1,
    fps: 30,
    width,
    height,
    background: '#000000',
    safe_area: { top: 0.06, right: 0.06, bottom: 0.06, left: 0.06 },
    video,
    overlays,
    audio: [],
    loudness: { target_lufs: -14, true_peak_db: -1 },
    ...more,
  };
}
