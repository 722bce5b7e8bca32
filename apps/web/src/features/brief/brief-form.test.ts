import { describe, expect, it } from 'vitest';
import { BriefForm } from './brief-form.tsx';

const brief = { product_prompt: 'pink tennis shoes', num_images: 6, style_keywords: ['studio'] };

describe('the form of step 1', () => {
  it('takes 3 to 200 characters, not counting space around them', () => {
    expect(BriefForm.parse({ ...brief, product_prompt: '  mug ' }).product_prompt).toBe('mug');
    expect(BriefForm.safeParse({ ...brief, product_prompt: ' ab ' }).success).toBe(false);
    expect(BriefForm.safeParse({ ...brief, product_prompt: 'x'.repeat(200) }).success).toBe(true);
    expect(BriefForm.safeParse({ ...brief, product_prompt: 'x'.repeat(201) }).success).toBe(false);
  });

  it('takes 4 to 8 images, and 6 when nothing is said', () => {
    expect(BriefForm.safeParse({ ...brief, num_images: 3 }).success).toBe(false);
    expect(BriefForm.safeParse({ ...brief, num_images: 9 }).success).toBe(false);
    expect(BriefForm.parse({ product_prompt: 'a mug' })).toEqual({
      product_prompt: 'a mug',
      num_images: 6,
      photo_background: 'replace',
      style_keywords: [],
    });
  });
});
