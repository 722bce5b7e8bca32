import { duration, overlaySpan, place } from './layout.ts';
import type { AudioItem, TextOverlayItem, Timeline } from './schema.ts';
import { framesShown, sourceFrames } from './sources.ts';

/** A rule that is broken, and where: a path into the document. */
export interface Fault {
  field: string;
  message: string;
}

/**
 * Takes a timeline of the right shape, gives the rules it breaks; none when it can be rendered.
 * They are what keeps picture and sound the same length: transitions overlap two items at most, clips
 * stay within their sources, texts within what they are anchored to, and sound within the picture.
 */
export function validate(timeline: Timeline): Fault[] {
  return [
    ...idFaults(timeline),
    ...timeline.video.flatMap((_, index) => itemFaults(timeline, index)),
    ...timeline.overlays.flatMap((overlay, index) => overlayFaults(timeline, overlay, `overlays.${index}`)),
    ...timeline.audio.flatMap((audio, index) => audioFaults(timeline, audio, `audio.${index}`)),
    ...safeAreaFaults(timeline),
  ];
}

/** Collects the messages of the rules that do not hold. */
function unless(field: string, ...rules: [holds: boolean, message: string][]): Fault[] {
  return rules.flatMap(([holds, message]) => (holds ? [] : [{ field, message }]));
}

function idFaults({ video, overlays, audio }: Timeline): Fault[] {
  const seen = new Set<string>();
  return [...video, ...overlays, ...audio].flatMap(({ id }) => {
    const fault = unless('id', [!seen.has(id), `"${id}" is used twice`], [id !== '', 'an id is empty']);
    seen.add(id);
    return fault;
  });
}

function itemFaults({ video, fps }: Timeline, index: number): Fault[] {
  const item = video[index];
  if (!item) return [];
  const { kind, frames } = item.transition;
  const after = video[index + 1]?.transition.frames ?? 0;
  const before = video[index - 1];
  const field = `video.${index}`;
  const faults = unless(
    `${field}.transition`,
    [(kind === 'cut') === (frames === 0), 'a cut has no length, every other transition has one'],
    [index > 0 || frames === 0, 'nothing comes before the first item'],
    [frames <= (before?.length ?? 0), 'is longer than the item before it'],
    [frames + after <= item.length, 'meets the next transition inside the item'],
  );
  if (item.kind === 'clip') {
    const fits = item.in + framesShown(item) <= sourceFrames(item.source, fps);
    faults.push(...unless(`${field}.length`, [fits, 'runs past the end of its source']));
  } else if (item.background.kind === 'blurred_frame') {
    const { at, source } = item.background;
    faults.push(
      ...unless(`${field}.background.at`, [at < sourceFrames(source, fps), 'is past the end of its source']),
    );
  }
  return faults;
}

function overlayFaults(timeline: Timeline, overlay: TextOverlayItem, field: string): Fault[] {
  const around = anchorLength(timeline, overlay);
  if (around === null)
    return [{ field: `${field}.anchor`, message: 'is anchored to an item that is not there' }];
  return unless(
    field,
    [overlaySpan(timeline, overlay) !== null, 'is never on screen'],
    [overlay.start + (overlay.length ?? 1) <= around, 'runs past the end of what it is anchored to'],
  );
}

/** Takes an overlay, gives the length in frames of what it is anchored to; null when that is gone. */
export function anchorLength(timeline: Pick<Timeline, 'video'>, { anchor }: TextOverlayItem): number | null {
  if (anchor.to === 'timeline') return duration(timeline);
  return place(timeline).find(({ item }) => item.id === anchor.item_id)?.item.length ?? null;
}

function audioFaults(timeline: Timeline, audio: AudioItem, field: string): Fault[] {
  const room = duration(timeline) - audio.start;
  const length = audio.length ?? room;
  const available = sourceFrames(audio.source, timeline.fps) - audio.in;
  return unless(
    field,
    [room > 0, 'begins after the end of the picture'],
    [length <= room, 'runs past the end of the picture'],
    [audio.length === null || audio.length <= available, 'runs past the end of its source'],
    [available > 0, 'begins past the end of its source'],
    [audio.fade_in + audio.fade_out <= length, 'has fades longer than itself'],
  );
}

function safeAreaFaults({ safe_area: safe }: Timeline): Fault[] {
  const sides = Object.entries(safe).flatMap(([side, inset]) =>
    unless(`safe_area.${side}`, [inset >= 0 && inset < 0.5, 'is between 0 and half of the frame']),
  );
  return [
    ...sides,
    ...unless(
      'safe_area',
      [safe.left + safe.right <= 0.8, 'leaves no width for text'],
      [safe.top + safe.bottom <= 0.8, 'leaves no height for text'],
    ),
  ];
}
