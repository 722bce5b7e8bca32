import { formatUsd, NARRATIVE_DIMENSIONS, type UnifiedNarrative } from '@admint/contract';
import pc from 'picocolors';
import { planText } from '../create/plan-text.ts';
import { table } from '../enhance/table.ts';
import type { StoryboardRun } from './storyboard-run.ts';

/** The storyboard for a person: plan, story, what it was judged, what each clip does. */
export function storyboardText(run: StoryboardRun, folder: string, colour: boolean): string {
  const paint = pc.createColors(colour);
  const { story, enhancement } = run;
  const lines: string[] = [];
  if (story) {
    const { specification, narrative } = story;
    lines.push(planText(specification));
    if (narrative) lines.push('', paint.bold('Story'), narrative.overall_story.join('\n\n'));
    if (narrative) lines.push('', scoresOf(narrative, colour));
    for (const { scene, video_prompt } of story.scene_prompts)
      lines.push('', paint.bold(`Clip ${scene}`), video_prompt);
    lines.push('');
  }
  const cost = (enhancement?.cost ?? 0) + (story?.cost ?? 0);
  if (cost > 0) lines.push(`${paint.bold('Cost:')} ${formatUsd(cost)}`);
  const notes = new Set([...(enhancement?.warnings ?? []), ...(story?.warnings ?? [])]);
  lines.push(...[...notes].map((note) => `${paint.yellow('Note:')} ${note}`));
  lines.push(`${paint.bold('Storyboard:')} ${folder}`);
  return `${lines.join('\n')}\n`;
}

/** A row per dimension, a column per round. */
function scoresOf({ rounds }: UnifiedNarrative, colour: boolean): string {
  return table(
    [
      ['Narrative', ...rounds.map(({ round }) => `Round ${round}`)],
      ...NARRATIVE_DIMENSIONS.map((name) => [
        name.replaceAll('_', ' '),
        ...rounds.map(({ scores }) => scores[name].toFixed(1)),
      ]),
      ['overall', ...rounds.map(({ score }) => score.toFixed(1))],
      ['by', ...rounds.map(({ written_by }) => written_by)],
    ],
    colour,
  );
}
