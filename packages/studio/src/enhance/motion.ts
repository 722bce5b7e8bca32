import { CameraMovement } from '@admint/contract';
import { CUES } from './score/cues.data.ts';
import { has } from './score/words.ts';

export type MotionIntensity = 'subtle' | 'moderate' | 'dynamic';

/** How a clip moves: what a video model is told beside the prompt. */
export interface MotionPlan {
  camera_movement: CameraMovement;
  motion_intensity: MotionIntensity;
  fps: number;
  /** What must not happen. */
  negative_prompt: string;
}

/** How each movement reads after "The camera". */
export const MOVEMENT_WORDS: Record<CameraMovement, string> = {
  static: 'holds still in a static shot',
  'slow zoom in': 'zooms in',
  'slow zoom out': 'zooms out',
  'dolly in': 'pushes in',
  'dolly out': 'pulls back',
  'truck left': 'tracks left',
  'truck right': 'tracks right',
  'pan left': 'pans to the left',
  'pan right': 'pans to the right',
  'tilt up': 'tilts up',
  'tilt down': 'tilts down',
  'orbit left': 'orbits to the left',
  'orbit right': 'orbits to the right',
  'crane up': 'rises on a crane',
  'crane down': 'descends on a crane',
  handheld: 'follows handheld',
};

/** Read from the first that fits, so the plain words stand at the end. */
const READ_AS: [RegExp, CameraMovement][] = [
  [/\bhandheld\b/i, 'handheld'],
  [/\b(?:orbit\w*|circl\w+)\b.*\bleft\b/i, 'orbit left'],
  [/\b(?:orbit\w*|circl\w+|arc)\b/i, 'orbit right'],
  [/\bpan\w*\b.*\bleft\b/i, 'pan left'],
  [/\bpan(?:s|ning)?\b/i, 'pan right'],
  [/\btilt\w*\b.*\bdown\b/i, 'tilt down'],
  [/\btilt(?:s|ing)?\b/i, 'tilt up'],
  [/\b(?:truck|track)\w*\b.*\bleft\b/i, 'truck left'],
  [/\b(?:trucks?|tracks|tracking|follow\w*)\b/i, 'truck right'],
  [/\bzoom\w*\b.*\bout\b/i, 'slow zoom out'],
  [/\bzoom(?:s|ing)?\b/i, 'slow zoom in'],
  [/\bpull\w* (?:back|out|away)|\bdoll(?:y|ies) (?:out|back)\b/i, 'dolly out'],
  [/\bpush\w*(?: \w+)? in\b|\bdoll(?:y|ies)\b|\bcreeps?\b/i, 'dolly in'],
  [/\bcrane\w*\b.*\bdown\b|\bdescends?\b/i, 'crane down'],
  [/\bcrane\b|\bcamera rises\b/i, 'crane up'],
  [/\bstatic\b|\blocked[- ]off\b|\bholds? still\b/i, 'static'],
];

const FAST =
  /\b(?:fast|quick\w*|dynamic|energetic|racing|races|sprint\w*|jumps?|splash\w*|explosive|brisk\w*)\b/i;
const SLOW = /\b(?:slow\w*|subtle|gentle|gently|calm|still|static|drift\w*|soft motion)\b/i;

/** The camera movement that a text names, or null. */
export function movementIn(text: string): CameraMovement | null {
  const exact = CameraMovement.options.find((movement) => movement === text.trim().toLowerCase());
  return exact ?? READ_AS.find(([words]) => words.test(text))?.[1] ?? null;
}

/** How strongly things move, by the words of the text. */
export function intensityIn(text: string): MotionIntensity {
  if (FAST.test(text)) return 'dynamic';
  return SLOW.test(text) ? 'subtle' : 'moderate';
}

/** Reads how a prompt moves, and says what would spoil it. A movement that was ordered by name goes before the text. */
export function motionPlan(prompt: string, ordered = ''): MotionPlan {
  const camera_movement = movementIn(ordered) ?? movementIn(prompt) ?? 'dolly in';
  const motion_intensity = intensityIn(prompt);
  return {
    camera_movement,
    motion_intensity,
    fps: motion_intensity === 'dynamic' ? 30 : 24,
    negative_prompt: negativePrompt(prompt, camera_movement, motion_intensity),
  };
}

function negativePrompt(prompt: string, movement: CameraMovement, intensity: MotionIntensity): string {
  const never = [
    'jerky motion',
    'flicker',
    'inconsistent motion',
    'warped or morphing product',
    'changing colours',
  ];
  if (movement === 'static') never.push('camera drift', 'camera shake');
  else if (movement !== 'handheld') never.push('camera shake');
  if (intensity !== 'dynamic') never.push('sudden acceleration', 'motion smear');
  if (has(prompt, CUES.continuity)) never.push('cuts', 'scene changes');
  if (!/\b(?:hands?|person|woman|man|people|runner|she|he)\b/i.test(prompt)) never.push('people appearing');
  return [...never, 'lettering', 'watermark'].join(', ');
}
