import { describe, expect, it } from 'vitest';
import { cardOf, clipOf, CROSSFADE, paperSource, timelineOf } from '../fixtures/timelines.ts';
import type { LayerFile } from '../render/order.ts';
import { segmentsOf } from '../render/segments.ts';
import { VIDEO_SETTINGS } from '../render/settings.ts';
import { segmentKey } from './segment-key.ts';

const a = paperSource('a');
const film = (first = 30) =>
  timelineOf([
    cardOf('intro'),
    clipOf(a, 'one', { length: first }),
    clipOf(a, 'two', { transition: CROSSFADE }),
    clipOf(a, 'three', { in: 9 }),
  ]);
const text = (start: number, key = 'k'): LayerFile => ({
  id: 'text',
  file: 'l0',
  form: 'rgba',
  width: 8,
  height: 8,
  count: 1,
  key,
  start,
  length: 12,
  x: 0,
  y: 0,
});
const keys = (timeline: ReturnType<typeof film>, layers: LayerFile[] = []) =>
  segmentsOf(timeline).map((segment) => segmentKey(timeline, segment, layers, {}, VIDEO_SETTINGS.final));

describe('segmentKey', () => {
  it('does not depend on where in the film a segment lies', () => {
    const before = keys(film());
    const after = keys(film(40));
    const changed = before.map((key, i) => key !== after[i]);
    expect(changed).toEqual([false, true, true, false, false]);
  });

  it('changes with a text only where the text is seen', () => {
    const before = keys(film(), [text(12)]);
    const after = keys(film(), [text(12, 'other')]);
    expect(before.map((key, i) => key !== after[i])).toEqual([false, true, false, false, false]);
  });

  it('changes with the grade where footage is seen, and not on cards', () => {
    const before = keys(film());
    const after = keys({ ...film(), grade: { preset: 'warm', strength: 1 } });
    expect(before.map((key, i) => key !== after[i])).toEqual([false, true, true, true, true]);
    expect(keys({ ...film(), grade: { preset: 'warm', strength: 0 } })).toEqual(before);
  });

  it('changes with every setting that changes bits', () => {
    const timeline = film();
    const [segment] = segmentsOf(timeline);
    if (!segment) throw new Error('a film has segments');
    const qualities = (['draft', 'final', 'smallest'] as const).map((quality) =>
      segmentKey(timeline, segment, [], {}, VIDEO_SETTINGS[quality]),
    );
    expect(new Set(qualities).size).toBe(3);
  });
});
