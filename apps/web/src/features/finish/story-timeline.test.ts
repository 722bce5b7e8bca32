import { place, type StoryboardScene } from '@admint/contract';
import { plateFor } from '@admint/overlay';
import { describe, expect, it } from 'vitest';
import { sampleClip, sampleSession } from '../../lib/testing/sample-session.ts';
import { composeBody, openingValues, withScenes } from './finish-form-schema.ts';
import { storyTimeline } from './story-timeline.ts';

const scene = (number: number, own: Partial<StoryboardScene>) =>
  ({ number, overlay_text: `Line ${number}`, duration: 3, transition: 'cut', ...own }) as StoryboardScene;
const board = {
  scenes: [scene(1, {}), scene(2, { transition: 'slide' }), scene(3, { transition: 'crossfade' })],
  settings: { fps: 25 } as never,
  plan: null,
  specification: { brand: { colors: ['blue'] } } as never,
};
const session = sampleSession({
  mode: 'auto',
  generated_clips: [1, 2, 3].map((number) => ({
    ...sampleClip(`c${number}`, 'one'),
    scene: number,
    duration: 4,
  })),
  approved_clips: ['c1', 'c2', 'c3'],
  clip_order: ['c1', 'c3', 'c2'],
});
const opened = withScenes(
  { ...openingValues({ composition: null }, undefined), product_name: 'Mug', cta: 'Pour one' },
  board,
);

describe('the preview of an automatic ad', () => {
  it('cuts into a scene of one take, and crossfades where another take stands there', () => {
    const one = {
      ...board,
      scenes: [scene(1, {}), scene(2, {}), scene(3, {})],
      plan: { scene_dependencies: [{ scene: 2, depends_on: 1, chained: true }] } as never,
    };
    const kindOf = (continues?: string) => {
      const [first, second] = session.generated_clips;
      const clips = [first, { ...second, ...(continues && { continues }) }] as typeof session.generated_clips;
      const shown = { ...session, generated_clips: clips, clip_order: ['c1', 'c2'] };
      return storyTimeline(shown, one, opened)?.video[1]?.transition.kind;
    };
    expect(kindOf('c1')).toBe('cut');
    expect(kindOf('an earlier take')).toBe('crossfade');
    expect(kindOf()).toBe('crossfade');
  });

  it('shows each scene in its order and length, with its words and the way into it, and no intro card', () => {
    const timeline = storyTimeline(session, board, opened);
    expect(timeline?.fps).toBe(25);
    expect(timeline?.overlays[0]?.background?.color).toBe(plateFor(['blue'], '#FFFFFF'));
    expect(timeline?.video.map(({ kind, transition }) => `${kind} ${transition.kind}`)).toEqual([
      'clip cut',
      'clip crossfade',
      'clip slide',
      'card crossfade',
    ]);
    expect(timeline && place(timeline)[0]?.item.length).toBe(75);
    const words = timeline?.overlays.filter(({ id }) => id.startsWith('text-')).map(({ text }) => text);
    expect(words).toEqual(['Line 1', 'Line 3', 'Line 2']);
  });

  it('follows what is typed; what was typed before is kept, and emptied words are none', () => {
    const typed = {
      ...opened,
      scene_texts: [
        { scene: 2, text: 'Mine' },
        { scene: 3, text: '' },
      ],
    };
    const values = withScenes(typed, board);
    expect(values.scene_texts.map(({ text }) => text)).toEqual(['Line 1', 'Mine', '']);
    const timeline = storyTimeline(session, board, values);
    const words = timeline?.overlays.filter(({ id }) => id.startsWith('text-')).map(({ text }) => text);
    expect(words).toEqual(['Line 1', 'Mine']);
    expect(composeBody(values).scene_texts).toEqual(values.scene_texts);
  });

  it('is not asked of an ad that has no scenes', () => {
    expect(withScenes(opened, undefined)).toBe(opened);
    expect(composeBody({ ...opened, scene_texts: [] })).not.toHaveProperty('scene_texts');
  });
});
