import {
  ComposeFinalVideoRequest,
  GenerateClipsRequest,
  GenerateImagesRequest,
  TextOverlay,
} from '@admint/contract';
import { describe, expect, it } from 'vitest';
import en from '../i18n/en.ts';
import es from '../i18n/es.ts';
import { TEMPLATES } from './templates.data.ts';

const session_id = '550e8400-e29b-41d4-a716-446655440000';

describe.each(TEMPLATES.map((template) => [template.id, template] as const))(
  'the template %s',
  (id, template) => {
    it('fills in every step with what the server takes', () => {
      const { finish, scene_prompt, clip_duration, ...brief } = template;
      expect(GenerateImagesRequest.safeParse({ session_id, ...brief }).error).toBeUndefined();
      expect(
        GenerateClipsRequest.safeParse({ session_id, video_prompt: scene_prompt, clip_duration }).error,
      ).toBeUndefined();
      const { product_name, font, color, music, genre, ...rest } = finish;
      for (const { templates } of [en, es]) {
        const text_overlay = { product_name, font, color, cta: templates[id].cta };
        expect(TextOverlay.safeParse(text_overlay).error).toBeUndefined();
        const body = { session_id, text_overlay, audio: { enabled: music, genre }, ...rest };
        expect(ComposeFinalVideoRequest.safeParse(body).error).toBeUndefined();
      }
    });
  },
);

it('offers a dozen, each once', () => {
  expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(12);
});
