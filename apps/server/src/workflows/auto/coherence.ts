import type { AutoSettings } from '@admint/contract';

/** Which parts of the planning are on; everything is unless it was switched off (004 §7.3). */
export function coherenceOf({ coherence }: Pick<AutoSettings, 'coherence'>) {
  const on = (name: string) => coherence[name] !== false;
  return {
    enhancement: on('prompt_enhancement'),
    planning: on('director_planning'),
    narrative: on('unified_narrative'),
  };
}
