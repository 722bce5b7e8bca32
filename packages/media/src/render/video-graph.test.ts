import { describe, expect, it } from 'vitest';
import { paperInfo } from '../fixtures/paper-info.ts';
import { cardOf, clipOf, CROSSFADE, paperSource, timelineOf } from '../fixtures/timelines.ts';
import { printGraph } from './filter-graph.ts';
import type { LayerFile } from './order.ts';
import { segmentsOf } from './segments.ts';
import { videoGraph, type GraphContext } from './video-graph.ts';

const [a, b] = [paperSource('a'), paperSource('b')];
const layer = (rest: Partial<LayerFile>): LayerFile => ({
  id: 'name',
  file: 'l0',
  form: 'rgba',
  width: 64,
  height: 32,
  count: 1,
  key: 'k',
  start: 10,
  length: 42,
  x: 8,
  y: 120,
  ...rest,
});

function contextOf(video: Parameters<typeof timelineOf>[0], rest: Partial<GraphContext> = {}): GraphContext {
  const sources = new Map([
    [a.sha256, { file: 's0', info: paperInfo() }],
    [
      b.sha256,
      { file: 's1', info: paperInfo({ width: 720, height: 1280, coded_width: 720, coded_height: 1280 }) },
    ],
  ]);
  return { timeline: timelineOf(video), sources, layers: [], cards: {}, ...rest };
}

/** One chain per line, so that a change shows where it is. */
const draw = (context: GraphContext) =>
  printGraph(videoGraph(context, segmentsOf(context.timeline)))
    .split(';')
    .join('\n');

describe('videoGraph', () => {
  it('decodes each item once, fades only the overlap and lays the text over the joined film', () => {
    const video = [
      cardOf('intro'),
      clipOf(a, 'one', { in: 6 }),
      clipOf(b, 'two', { length: 20, transition: CROSSFADE, fit: { kind: 'contain' } }),
    ];
    expect(draw(contextOf(video, { layers: [layer({})] }))).toMatchSnapshot();
  });

  it('brings moving layers in on their own clock and starts in the middle of one when asked', () => {
    const video = [clipOf(a, 'one', { length: 20 }), clipOf(a, 'two', { in: 20, length: 20 })];
    const moving = layer({ start: 15, length: 12, count: 12 });
    const context = contextOf(video, { layers: [moving] });
    const [, second] = segmentsOf(context.timeline);
    if (!second) throw new Error('two clips make two segments');
    const text = printGraph(videoGraph(context, [second]));
    expect(text).toContain('trim=start_frame=5');
    expect(text).toContain('enable=between(n\\,0\\,6)');
  });

  it.each([
    ['dissolve', 'fade=type=out'],
    ['slide', 'hstack=inputs=2'],
    ['wipe', 'xfade=transition=wiperight'],
    ['zoom', 'xfade=transition=zoomin'],
  ] as const)('draws a %s', (kind, mark) => {
    const transition = { kind, frames: 8, direction: 'right', color: '#ffffff' } as const;
    const text = draw(contextOf([clipOf(a, 'one'), clipOf(b, 'two', { transition })]));
    expect(text).toContain(mark);
  });

  it('seeks in long sources, changes speed before the frame rate, and holds the last picture where one is short', () => {
    const text = draw(contextOf([clipOf(a, 'one', { in: 90, length: 30, speed: 2 })]));
    expect(text).toContain('seek_point=2.000');
    expect(text).toContain('setpts=expr=round((PTS-0.000000/TB-90/30/TB)/2),fps=fps=30');
    expect(text).toContain('tpad');
  });

  it('grades the footage in YUV before it meets margins, cards and texts', () => {
    const video = [cardOf('intro'), clipOf(b, 'one', { fit: { kind: 'contain' } })];
    const context = contextOf(video, { layers: [layer({})] });
    const grade = { preset: 'cinematic', strength: 0.8 } as const;
    const text = draw({ ...context, timeline: { ...context.timeline, grade } });
    expect(text).toMatchSnapshot();
    expect(draw({ ...context, timeline: { ...context.timeline, grade: { ...grade, strength: 0 } } })).toBe(
      draw(context),
    );
  });

  it('never puts text of the document into the graph', () => {
    const card = cardOf('intro', { id: "it's [v];drawtext=text='x'" });
    expect(draw(contextOf([card]))).not.toContain('drawtext');
  });
});
