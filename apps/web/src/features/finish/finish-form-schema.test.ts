import { describe, expect, it } from 'vitest';
import { composeBody, FinishForm, openingValues } from './finish-form-schema.ts';

const filled = {
  ...openingValues({ composition: null }, undefined),
  product_name: 'AirRun Pro',
  cta: 'Shop Now',
};

describe('the form of step 3', () => {
  it('opens with the defaults, then what was composed last, then what was typed here last', () => {
    const composition = {
      text_overlay: { product_name: 'Old', cta: 'Buy', font: 'Inter-Bold', color: '#FFE066' },
      audio: { enabled: false, genre: 'chill' as const },
      intro_duration: 2,
      outro_duration: 0,
      aspect_ratio: '9:16' as const,
    };
    expect(openingValues({ composition: null }, undefined)).toMatchObject({
      font: 'Montserrat-Bold',
      music: true,
    });
    expect(openingValues({ composition }, undefined)).toMatchObject({
      product_name: 'Old',
      music: false,
      // Of before there was a choice.
      card_style: 'colour',
      aspect_ratio: '9:16',
    });
    expect(openingValues({ composition }, { product_name: 'New' })).toMatchObject({
      product_name: 'New',
      cta: 'Buy',
    });
  });

  it('becomes the request of 001 §6.2', () => {
    expect(composeBody(filled)).toEqual({
      text_overlay: {
        product_name: 'AirRun Pro',
        cta: 'Shop Now',
        font: 'Montserrat-Bold',
        color: '#FFFFFF',
      },
      audio: { enabled: true, genre: 'upbeat' },
      intro_duration: 1,
      outro_duration: 1,
      card_style: 'picture',
      aspect_ratio: '16:9',
    });
  });

  it('refuses what is too long, and no shorter text', () => {
    expect(FinishForm.safeParse({ ...filled, product_name: 'x'.repeat(51) }).success).toBe(false);
    expect(
      FinishForm.safeParse({ ...filled, product_name: 'x'.repeat(50), cta: 'x'.repeat(30) }).success,
    ).toBe(true);
    expect(FinishForm.safeParse({ ...filled, cta: 'x'.repeat(31) }).success).toBe(false);
    expect(FinishForm.safeParse({ ...filled, color: 'red' }).success).toBe(false);
  });
});
