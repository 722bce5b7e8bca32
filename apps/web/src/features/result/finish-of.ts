import type { CompositionSettings } from '@admint/contract';
import type { FinishDraft } from '../../lib/draft-store.ts';

/** Takes what a version was composed with, gives the finish form filled in with it. */
export function finishOf(settings: CompositionSettings): FinishDraft {
  return {
    ...settings.text_overlay,
    music: settings.audio.enabled,
    genre: settings.audio.genre,
    aspect_ratio: settings.aspect_ratio,
    grade: settings.grade?.preset ?? 'none',
    grade_strength: settings.grade?.strength ?? 1,
    intro_duration: settings.intro_duration,
    outro_duration: settings.outro_duration,
    card_style: settings.card_style ?? 'colour',
    scene_texts: settings.scene_texts ?? [],
  };
}
