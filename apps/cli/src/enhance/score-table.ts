import { formatUsd } from '@admint/contract';
import {
  dimensionsOf,
  type EnhancedStoryboard,
  type Enhancement,
  type MotionPlan,
} from '@admint/studio/enhance';
import pc from 'picocolors';
import { table } from './table.ts';

const ENDED: Record<Enhancement['status'], string> = {
  running: 'not finished',
  skipped: 'the prompt is good enough as it is',
  threshold: 'the score was reached',
  converged: 'another round gained too little',
  'max-iterations': 'the rounds were used up',
  interrupted: 'stopped before it was finished',
};

/** The result of one prompt for a person: scores by dimension and round, why it ended, the prompt. */
export function enhancementText(
  enhancement: Enhancement,
  folder: string,
  colour: boolean,
  motion?: MotionPlan,
): string {
  const paint = pc.createColors(colour);
  const { final_score, final_prompt, iterations, status, warnings } = enhancement;
  const rounds = iterations.length === 1 ? '1 round' : `${iterations.length} rounds`;
  const lines = [
    scoreTable(enhancement, colour),
    '',
    `${paint.bold('Ended:')} ${ENDED[status]}, after ${rounds}. Scored by ${final_score.scored_by}.`,
    ...(enhancement.cost > 0 ? [`${paint.bold('Cost:')} ${formatUsd(enhancement.cost)}`] : []),
    ...warnings.map((warning) => `${paint.yellow('Note:')} ${warning}`),
    '',
    paint.bold('Final prompt'),
    final_prompt,
  ];
  if (motion) lines.push('', ...motionLines(motion, colour));
  lines.push('', `${paint.bold('Trace:')} ${folder}`);
  return `${lines.join('\n')}\n`;
}

/** A row per dimension, a column per version; the overall score is the last row. */
export function scoreTable({ kind, initial_score, iterations }: Enhancement, colour: boolean): string {
  const scored = iterations.flatMap(({ iteration, score, gain }) =>
    score ? [{ iteration, score, gain }] : [],
  );
  const versions = [initial_score, ...scored.map(({ score }) => score)];
  const rows = [
    ['Score', 'Original', ...scored.map(({ iteration }) => `Round ${iteration}`)],
    ...dimensionsOf(kind).map((name) => [
      name.replace('_', ' '),
      ...versions.map(({ dimensions }) => (dimensions[name] ?? 0).toFixed(1)),
    ]),
    ['overall', ...versions.map(({ overall }) => overall.toFixed(1))],
    ['gain', '', ...scored.map(({ gain = 0 }) => `${gain < 0 ? '' : '+'}${gain.toFixed(1)}`)],
  ];
  return table(rows, colour);
}

/** The result of a storyboard for a person: a row per clip. */
export function storyboardText(result: EnhancedStoryboard, folder: string, colour: boolean): string {
  const paint = pc.createColors(colour);
  const rows = [
    ['Clip', 'Before', 'After', 'Rounds', 'Camera'],
    ...result.clips.map(({ clip_number, initial_score, score, iterations, camera_movement }) => [
      String(clip_number).padStart(3, '0'),
      initial_score.toFixed(1),
      score.overall.toFixed(1),
      String(iterations),
      camera_movement,
    ]),
  ];
  const story = result.narrative_used
    ? 'The unified narrative was followed.'
    : 'There was no unified narrative.';
  return [
    table(rows, colour),
    '',
    `${paint.bold('Ended:')} ${result.clips.length} of ${result.clip_count} clips. ${story}`,
    ...result.clips.flatMap(({ clip_number, enhanced_motion_prompt, negative_prompt }) => [
      '',
      paint.bold(`Clip ${clip_number}`),
      enhanced_motion_prompt,
      `${paint.dim('Not:')} ${negative_prompt}`,
    ]),
    '',
    `${paint.bold('Trace:')} ${folder}`,
    '',
  ].join('\n');
}

function motionLines(
  { camera_movement, motion_intensity, fps, negative_prompt }: MotionPlan,
  colour: boolean,
) {
  const paint = pc.createColors(colour);
  return [
    `${paint.bold('Motion:')} ${camera_movement}, ${motion_intensity}, ${fps} fps`,
    `${paint.bold('Negative prompt:')} ${negative_prompt}`,
  ];
}
