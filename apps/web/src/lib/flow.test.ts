import { describe, expect, it } from 'vitest';
import { currentStep, isOpen, STEPS, workOf } from './flow.ts';
import { sampleClip, sampleImage, sampleSession } from './testing/sample-session.ts';

const images = [sampleImage('a', 'front'), sampleImage('b', 'side')];
const clips = [sampleClip('c', 'a')];

describe('currentStep', () => {
  it('resumes every stage on the screen where it was left', () => {
    expect(currentStep(sampleSession())).toBe('images');
    expect(currentStep(sampleSession({ stage: 'image_selection', generated_images: images }))).toBe('images');
    expect(currentStep(sampleSession({ stage: 'image_selection', approved_images: ['a', 'b'] }))).toBe(
      'mood-board',
    );
    expect(currentStep(sampleSession({ stage: 'clip_generation' }))).toBe('clips');
    expect(currentStep(sampleSession({ stage: 'clip_selection', generated_clips: clips }))).toBe('clips');
    expect(currentStep(sampleSession({ stage: 'clip_selection', approved_clips: ['c'] }))).toBe('clip-board');
    expect(currentStep(sampleSession({ stage: 'final_composition' }))).toBe('finish');
    expect(currentStep(sampleSession({ stage: 'complete' }))).toBe('result');
  });

  it('resumes a failed session on the screen of the stage that failed', () => {
    const failure = {
      stage: 'clip_generation',
      code: 'x',
      message: '',
      retryable: true,
      charged: 'none',
      parts: [],
    } as const;
    expect(currentStep(sampleSession({ stage: 'failed', failure: { ...failure, parts: [] } }))).toBe('clips');
    expect(workOf({ stage: 'failed', failure: { ...failure, parts: [] } })).toBe('clips');
  });
});

describe('isOpen', () => {
  it('opens only the first screen of a new session', () => {
    expect(STEPS.filter((step) => isOpen(step, sampleSession()))).toEqual(['images']);
  });

  it('never closes what lies behind', () => {
    const session = sampleSession({
      generated_images: images,
      approved_images: ['a', 'b'],
      approved_clips: ['c'],
    });
    expect(STEPS.filter((step) => isOpen(step, session))).toEqual([
      'images',
      'mood-board',
      'clips',
      'clip-board',
      'finish',
    ]);
  });
});
