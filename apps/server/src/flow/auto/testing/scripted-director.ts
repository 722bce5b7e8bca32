import { NARRATIVE_DIMENSIONS } from '@admint/contract';

interface Question {
  task?: string;
  input?: { num_clips?: number };
}

const BEATS = ['Attention', 'Interest', 'Desire', 'Action'];

/** Plays the language model of an automatic ad: good answers to the director's tasks, none to others. */
export function scriptedDirector(request: unknown): unknown {
  const { task, input = {} } = request as Question;
  const numbers = Array.from({ length: input.num_clips ?? 3 }, (_, i) => i + 1);
  if (task === 'ad-specification') return specification(numbers);
  if (task === 'unified-narrative') return narrative([1, 2]);
  if (task === 'narrative-critique') {
    const scores = Object.fromEntries(NARRATIVE_DIMENSIONS.map((name) => [name, 95]));
    return { scores, critique: 'Ready to shoot.' };
  }
  return undefined;
}

function specification(numbers: number[]) {
  return {
    product: { name: 'Blue mug', description: 'blue mug', features: ['keeps it hot'] },
    brand: { tone: 'warm', colors: ['blue'], audience: null, style_keywords: ['cozy'] },
    framework: { name: 'AIDA', reason: 'The brief describes a mug.' },
    scenes: numbers.map((number) => ({
      beat: BEATS[number - 1] ?? 'Action',
      visual_prompt: `The blue mug on a table, written by the model for scene ${number}`,
      overlay_text: `Line of scene ${['one', 'two', 'three', 'four'][number - 1] ?? 'more'}.`,
      duration: 3,
      transition: 'dissolve',
      view_type: number % 2 === 1 ? 'detail' : 'front',
      camera_movement: 'dolly in',
      shot_size: 'close-up',
      lens_type: '50mm',
      place: 'on a table',
    })),
    cta: 'Pour one',
    genre: 'chill',
    grade: { preset: 'warm', strength: 0.4 },
  };
}

function narrative(scenes: number[]) {
  return {
    overall_story: ['The Blue mug begins as a curve of blue.', 'Then it stands there whole, warm and ready.'],
    emotional_arc: scenes.map((scene) => ({ scene, emotion: `feeling ${scene}`, intensity: scene / 2 })),
    scene_connections: [
      { from: 1, to: 2, narrative: 'Attention leads to interest.', visual: 'Blue meets blue.' },
    ],
    visual_progression: scenes.map((scene) => ({ scene, look: `look ${scene}` })),
    product_reveal: scenes.map((scene) => ({
      scene,
      stage: scene === 1 ? 'partial' : 'full',
      shown: `part ${scene}`,
    })),
    brand_narrative:
      'The Blue mug stays blue and warm through every scene of this small and honest advertisement.',
  };
}
