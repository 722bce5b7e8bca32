import { describe, expect, it } from 'vitest';
import { AutoSettings } from './ad-plan.ts';
import { COHERENCE } from './coherence.data.ts';
import { COHERENCE_NAMES, coherenceFaults, coherenceState, withSwitch } from './coherence.ts';

/** The panel of 004 §7.0, with our names; what the studio cannot do stands there, off, with the reason. */
const PANEL = [
  ['seed_control', true, 'can'],
  ['reference_images', true, 'can'],
  ['lora', false, 'cannot'],
  ['director_planning', true, 'can'],
  ['quality_control', false, 'cannot'],
  ['post_processing', true, 'can'],
  ['controlnet', false, 'cannot'],
  ['character_check', false, 'cannot'],
  // 004 §7.2, §7.3 and §8.4 add their own.
  ['parallel_clips', true, 'can'],
  ['prompt_enhancement', true, 'can'],
  ['unified_narrative', true, 'can'],
] as const;

describe('the coherence switches', () => {
  it.each(PANEL)('hold %s: %s by itself, and say when nothing can do it', (name, on, can) => {
    expect(coherenceState({})[name]).toBe(on);
    expect(COHERENCE[name].default).toBe(on);
    expect(COHERENCE[name].lacking === null).toBe(can === 'can');
    for (const need of [...COHERENCE[name].requires, ...COHERENCE[name].excludes])
      expect(COHERENCE_NAMES).toContain(need);
  });

  it('stand at their defaults, and go where they are put', () => {
    expect(coherenceState({})).toMatchObject({
      seed_control: true,
      director_planning: true,
      parallel_clips: true,
      lora: false,
    });
    expect(coherenceState({ seed_control: false }).seed_control).toBe(false);
  });

  it('never count as on while nothing can do them', () => {
    expect(coherenceState({ quality_control: true, controlnet: true })).toMatchObject({
      quality_control: false,
      controlnet: false,
    });
  });

  it('take along what they need, and put off what they exclude and what needs them', () => {
    const chained = withSwitch({ director_planning: false }, 'frame_chaining', true);
    expect(chained).toEqual({ director_planning: true, frame_chaining: true, parallel_clips: false });
    expect(withSwitch(chained, 'director_planning', false)).toMatchObject({
      director_planning: false,
      frame_chaining: false,
    });
  });

  it('are refused by name when they cannot be', () => {
    expect(coherenceFaults({ seed_control: false, prompt_enhancement: true })).toEqual([]);
    expect(coherenceFaults({ turbo: true, lora: true }).map(({ name }) => name)).toEqual(['turbo', 'lora']);
    const refused = AutoSettings.safeParse({ coherence: { quality_control: true } });
    expect(refused.error?.issues[0]?.path).toEqual(['coherence', 'quality_control']);
  });
});
