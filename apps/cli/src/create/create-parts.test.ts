import { describe, expect, it } from 'vitest';
import { clip, image } from '../testing/studio-answers.ts';
import { chooseClips, chooseImages } from './choose.ts';
import { costTable } from './cost-table.ts';
import { nameFrom } from './order.ts';
import { barText } from './progress-bar.ts';

describe('choosing images', () => {
  it('takes each view once before any a second time, and none that is out of date', () => {
    const images = Array.from({ length: 8 }, (_, i) => image(i));
    const stale = { ...image(0), stale: 'the prompt changed' };
    const chosen = chooseImages([stale, ...images], 7);
    const views = chosen.map((id) => images.find((one) => one.id === id)?.view_type);
    expect(views).toEqual(['front', 'lifestyle', 'side', 'detail', 'top', 'back', 'front']);
  });

  it('takes what there is when there are fewer', () => {
    expect(chooseImages([image(0)], 3)).toHaveLength(1);
  });
});

describe('choosing clips', () => {
  it('follows the order of the images and leaves out the stale', () => {
    const [a, b, c] = [clip('a'), clip('b'), { ...clip('c'), stale: 'its image is no longer chosen' }];
    expect(chooseClips([b, c, a], ['a', 'b', 'c'], 3)).toEqual([a.id, b.id]);
  });
});

describe('the name taken from a prompt', () => {
  it.each([
    ['pink tennis shoes with white laces', 'Pink tennis shoes'],
    ['  a watch ', 'A watch'],
    ['withering plant food', 'Withering plant food'],
    ['x'.repeat(80), `X${'x'.repeat(49)}`],
    [`${'word '.repeat(20)}`, 'Word word word word word word word word word word'],
  ])('of %j is %j', (prompt, name) => {
    expect(nameFrom(prompt)).toBe(name);
    expect(nameFrom(prompt).length).toBeLessThanOrEqual(50);
  });
});

describe('the bar', () => {
  const event = {
    session_id: 's',
    seq: 1,
    stage: 'image_generation',
    progress: 50,
    message: 'Generating image 3 of 6...',
    current_cost: 0.15,
    timestamp: '',
    run: 1,
  };
  it('shows how far, how much and what', () => {
    expect(barText(event, 80)).toBe('████████████░░░░░░░░░░░░  50%  $0.15  Generating image 3 of 6...');
  });
  it('fits the terminal', () => {
    expect(barText(event, 40)).toHaveLength(40);
  });
});

describe('the cost table', () => {
  it('lines up, marks what failed and ends with the total', () => {
    const line = { agent: 'image_generator', model: 'm', cost: 0.3, duration: 4, success: true, calls: 6 };
    const breakdown = [line, { ...line, agent: 'video', cost: 0, success: false }];
    expect(costTable({ session_id: 's', total_cost: 0.3, budget: 200, breakdown, receipts: [] })).toBe(
      [
        'Agent            Model  Calls  Seconds   Cost',
        'image_generator  m          6      4.0  $0.30',
        'video (failed)   m          6      4.0  $0.00',
        'Total                                   $0.30',
      ].join('\n'),
    );
  });
});
