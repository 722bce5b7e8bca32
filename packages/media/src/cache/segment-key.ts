import { createHash } from 'node:crypto';
import { lookOf, type Clip, type Grade, type Timeline, type VideoItem } from '@admint/contract';
import type { SoundPlan } from '../audio/sound-plan.ts';
import type { LayerFile, PictureFile } from '../render/order.ts';
import { visibleLayers } from '../render/layer-chains.ts';
import type { Segment } from '../render/segments.ts';
import type { VideoSettings } from '../render/settings.ts';

/** Raise it when the same document would come out looking or sounding different. */
const ENGINE = 'admint-2 node-av-6.1.1';

function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}

/** A smart fit without a point looks where the picture itself says, which its hash stands for. */
function fitOf({ fit, source }: Clip): unknown {
  return fit.kind === 'smart' ? { kind: 'smart', focus: fit.focus ?? source.focus } : fit;
}

/** What of an item is seen between two of its own frames. */
function shown(
  item: VideoItem,
  from: number,
  to: number,
  cards: Readonly<Record<string, PictureFile>>,
  grade: Grade | undefined,
): unknown {
  const look = lookOf(grade);
  if (item.kind === 'clip')
    return ['clip', item.source.sha256, item.in, item.speed, fitOf(item), from, to, look];
  const painted = cards[item.id];
  if (painted) return ['card', painted.key, to - from];
  return ['card', item.background, to - from, item.background.kind === 'blurred_frame' ? look : null];
}

/** Layers in sight, with their place in time as seen from the segment's first frame. */
function laidOver(layers: readonly LayerFile[], segment: Segment): unknown[] {
  return visibleLayers(layers, segment).map((layer) => {
    const from = Math.max(0, layer.start - segment.start);
    const to = Math.min(segment.end, layer.start + layer.length) - segment.start;
    const picture = layer.count === 1 ? 0 : Math.max(0, segment.start - layer.start);
    return [layer.key, layer.x, layer.y, from, to, picture];
  });
}

/** Takes a segment and all that decides its pixels, gives the key of its coded form. */
export function segmentKey(
  timeline: Pick<Timeline, 'width' | 'height' | 'fps' | 'background' | 'grade'>,
  segment: Segment,
  layers: readonly LayerFile[],
  cards: Readonly<Record<string, PictureFile>>,
  settings: VideoSettings,
): string {
  const { width, height, fps, background, grade } = timeline;
  const length = segment.end - segment.start;
  const content =
    segment.kind === 'solo'
      ? shown(segment.item, segment.from, segment.to, cards, grade)
      : [
          segment.transition,
          shown(
            segment.outgoing.item,
            segment.outgoing.item.length - length,
            segment.outgoing.item.length,
            cards,
            grade,
          ),
          shown(segment.incoming.item, 0, length, cards, grade),
        ];
  return hash([
    ENGINE,
    'video',
    width,
    height,
    fps,
    background,
    length,
    content,
    laidOver(layers, segment),
    settings,
  ]);
}

/** Takes a sound plan, gives the key of its coded form. */
export function soundKey(plan: SoundPlan): string {
  const tracks = plan.tracks.map(({ source, ...rest }) => [source.sha256, rest]);
  return hash([ENGINE, 'sound', plan.length, plan.targetLufs, plan.truePeakDb, tracks]);
}

/** Takes a source's content hash, gives the key of where its product is. */
export function focusKey(sha256: string): string {
  return hash([ENGINE, 'focus', sha256]);
}
