import { NARRATIVE_DIMENSIONS, type UnifiedNarrative } from '@admint/contract';

/** The narrative as a person reads it: `unified_narrative.md`. */
export function narrativeMarkdown(narrative: UnifiedNarrative, product: string): string {
  const list = (rows: string[]) => rows.map((row) => `- ${row}`).join('\n');
  const parts: [string, string][] = [
    ['Overall Ad Story', narrative.overall_story.join('\n\n')],
    [
      'Emotional Arc',
      list(
        narrative.emotional_arc.map(
          ({ scene, emotion, intensity }) => `Scene ${scene}: ${emotion} (${Math.round(intensity * 100)} %)`,
        ),
      ),
    ],
    [
      'Scene Connections',
      list(
        narrative.scene_connections.map(
          ({ from, to, narrative: story, visual }) => `Scene ${from} to ${to}: ${story} ${visual}`,
        ),
      ) || 'One scene tells it all.',
    ],
    [
      'Visual Progression',
      list(narrative.visual_progression.map(({ scene, look }) => `Scene ${scene}: ${look}`)),
    ],
    [
      'Product Reveal Strategy',
      list(narrative.product_reveal.map(({ scene, stage, shown }) => `Scene ${scene}: ${stage}. ${shown}`)),
    ],
    ['Brand Narrative', narrative.brand_narrative],
    [
      'Critique',
      `Score ${narrative.score.toFixed(1)} of 100, written by ${narrative.written_by}.\n\n${list(
        NARRATIVE_DIMENSIONS.map(
          (name) => `${name.replaceAll('_', ' ')}: ${narrative.scores[name].toFixed(1)}`,
        ),
      )}`,
    ],
  ];
  return `# ${product}\n\n${parts.map(([title, body]) => `## ${title}\n\n${body}\n`).join('\n')}`;
}
