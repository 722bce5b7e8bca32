import { duration, place } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { sampleClip, sampleSession } from '../../lib/testing/sample-session.ts';
import { openingValues } from './finish-form-schema.ts';
import { cardColors, guidedTimeline } from './guided-timeline.ts';
import { itemsAt, sourceTime } from './preview/paint-frame.ts';

const session = sampleSession({
  generated_clips: [sampleClip('a', 'one'), sampleClip('b', 'two'), sampleClip('c', 'three')],
  approved_clips: ['a', 'b', 'c'],
  clip_order: ['c', 'a', 'b'],
});
const values = {
  ...openingValues({ composition: null }, undefined),
  product_name: 'AirRun Pro',
  cta: 'Shop Now',
};

describe('guidedTimeline', () => {
  it('lays the clips out in their order, between the cards', () => {
    const timeline = guidedTimeline(session, values);
    expect(timeline?.video.map((item) => (item.kind === 'clip' ? item.source.asset_id : item.id))).toEqual([
      'intro',
      'c',
      'a',
      'b',
      'outro',
    ]);
    expect(timeline && duration(timeline) / timeline.fps).toBeGreaterThan(8);
  });

  it('leaves a card out when its length is 0, and every card when there is no text', () => {
    expect(guidedTimeline(session, { ...values, intro_duration: 0 })?.video[0]?.kind).toBe('clip');
    expect(guidedTimeline(session, { ...values, product_name: '', cta: ' ' })?.video).toHaveLength(3);
  });

  it('keeps in view what the export keeps in view', () => {
    const focus = { x: 0.2, y: 0.7 };
    const clips = [{ ...sampleClip('a', 'one'), focus }];
    const tall = { ...session, generated_clips: clips, approved_clips: ['a'], clip_order: ['a'] };
    const clip = guidedTimeline(tall, values)?.video.find((item) => item.kind === 'clip');
    expect(clip?.kind === 'clip' && clip.fit).toEqual({ kind: 'smart', focus });
  });

  it('is nothing without clips, and survives a half-typed colour', () => {
    expect(guidedTimeline(sampleSession(), values)).toBeNull();
    expect(
      cardColors(guidedTimeline(session, { ...values, card_style: 'colour', color: '#12' })),
    ).not.toHaveLength(0);
  });

  it('knows which item is on screen and which second of its source to show', () => {
    const timeline = guidedTimeline(session, { ...values, intro_duration: 0, outro_duration: 0 });
    if (!timeline) throw new Error('no timeline');
    const [first, second] = place(timeline);
    if (first?.item.kind !== 'clip' || second?.item.kind !== 'clip') throw new Error('no clips');
    expect(sourceTime(first, 0, 30)).toBeCloseTo(0.5 / 30);
    expect(itemsAt(timeline, second.start)).toHaveLength(2);
    expect(sourceTime(second, second.start, 30)).toBeCloseTo(0.5 / 30);
  });
});
