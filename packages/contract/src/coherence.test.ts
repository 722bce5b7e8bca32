import { describe, expect, it } from 'vitest';
import { AutoSettings } from './ad-plan.ts';
import { coherenceFaults, coherenceState, withSwitch } from './coherence.ts';

describe('the coherence switches', () => {
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
