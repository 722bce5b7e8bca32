import { describe, expect, it } from 'vitest';
import { rewriteCall, rewritten } from './rewriter.ts';

describe('other words for a refused prompt', () => {
  it('keep product and setting, drop what filters stumble over, and say that they are harmless', () => {
    const prompt = 'Close-up shot of hot pink running shoes, photoshoot with an explosion of powder';
    const gentle = rewritten(prompt);
    expect(gentle).toContain('pink running shoes');
    expect(gentle).toMatch(/suitable for all audiences\.$/);
    expect(gentle).not.toMatch(/shot|shoot|hot |explosion/i);
    expect(rewritten(gentle)).toBe(gentle);
  });

  it("are the text model's own when it gives some, else the rule's", () => {
    const prompt = 'Red lipstick, bloody red, on marble';
    expect(rewritten(prompt, { prompt: 'Deep red lipstick standing on marble' })).toBe(
      'Deep red lipstick standing on marble',
    );
    for (const useless of [null, {}, { prompt: '' }, { prompt }, 'words'])
      expect(rewritten(prompt, useless)).toBe(rewritten(prompt));
  });

  it('are asked for with the refusal, as typed data', () => {
    const { request } = rewriteCall('side view', 'Bloody red lipstick', 'It was flagged.');
    expect(request.user).toContain('It was flagged.');
    expect(request.schema).toMatchObject({ type: 'object', required: ['prompt'] });
  });
});
