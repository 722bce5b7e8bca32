import { enhancePrompt, enhanceStoryboard, readStoryboard } from '@admint/studio/enhance';
import { describe, expect, it } from 'vitest';
import { enhancementText, scoreTable, storyboardText } from './score-table.ts';
import { wantsColour } from './terminal.ts';
import { timestamp } from './trace-folder.ts';

const ESCAPE = '\u001b';
// Colours begin with a control character: that is what is looked for.
// oxlint-disable-next-line no-control-regex
const plain = (text: string) => text.replace(/\u001b\[\d+m/g, '');

describe('the tables of the prompt tools', () => {
  it('say the same with colours and without', async () => {
    const enhancement = await enhancePrompt('video', 'pink tennis shoes');
    const board = await enhanceStoryboard(
      readStoryboard({ clips: [{ motion_description: 'pan left' }] }),
      null,
    );
    for (const text of [
      (colour: boolean) => enhancementText(enhancement, 'out', colour),
      (colour: boolean) => storyboardText(board, 'out', colour),
    ]) {
      expect(text(false)).not.toContain(ESCAPE);
      expect(text(true)).toContain(ESCAPE);
      expect(plain(text(true))).toBe(text(false));
    }
  });

  it('have a row per dimension, right-aligned, and as many columns as versions', async () => {
    const enhancement = await enhancePrompt('image', 'pink tennis shoes');
    const lines = scoreTable(enhancement, false).split('\n');
    expect(lines.map((line) => line.split('  ')[0])).toEqual([
      'Score',
      'completeness',
      'specificity',
      'professionalism',
      'cinematography',
      'brand alignment',
      'overall',
      'gain',
    ]);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  it('say why the work ended and what could not be done', async () => {
    const skipped = await enhancePrompt('image', 'shoes', { settings: { skip_at: 0 } });
    expect(enhancementText(skipped, 'out', false)).toContain(
      'Ended: the prompt is good enough as it is, after 0 rounds.',
    );
    const jumbled = await enhancePrompt('image', 'shoes a of white the on red with table a in');
    expect(enhancementText(jumbled, 'out', false)).toContain(
      'Note: The words of the prompt stand in no order',
    );
  });

  it('are coloured on a terminal only, and not where it was declined', () => {
    const stream = (isTTY: boolean) => ({ isTTY }) as NodeJS.WriteStream;
    expect(wantsColour(stream(true), {})).toBe(true);
    expect(wantsColour(stream(false), {})).toBe(false);
    expect(wantsColour(stream(true), { NO_COLOR: '1' })).toBe(false);
    expect(wantsColour(stream(true), { TERM: 'dumb' })).toBe(false);
  });

  it('belong to a folder named by the time', () => {
    expect(timestamp(new Date(2026, 2, 4, 9, 5, 7))).toBe('20260304_090507');
  });
});
