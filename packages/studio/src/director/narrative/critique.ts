import {
  type AdSpecification,
  NARRATIVE_DIMENSIONS,
  type NarrativeScores,
  type NarrativeStory,
} from '@admint/contract';

/** What the rule-based Editor finds: scores 0–100 and what to mend, in sentences. */
export interface NarrativeFindings {
  scores: NarrativeScores;
  advice: string[];
}

interface Check {
  dimension: keyof NarrativeScores;
  /** 0–1, how far it holds. */
  holds: number;
  advice: string;
}

/** Judges a narrative on its six dimensions by what can be counted; a story that leaves scenes out or stands still loses. */
export function judgeNarrative(story: NarrativeStory, specification: AdSpecification): NarrativeFindings {
  const checks = [
    ...coherence(story, specification),
    ...feeling(story, specification),
    ...connections(story, specification),
    ...progression(story, specification),
    ...brand(story, specification),
    ...framework(story, specification),
  ];
  const scores = Object.fromEntries(
    NARRATIVE_DIMENSIONS.map((dimension) => {
      const own = checks.filter((check) => check.dimension === dimension);
      const mean = own.reduce((sum, { holds }) => sum + holds, 0) / Math.max(1, own.length);
      return [dimension, Math.round(mean * 1000) / 10];
    }),
  ) as NarrativeScores;
  const failing = checks.filter(({ holds }) => holds < 1).toSorted((a, b) => a.holds - b.holds);
  return { scores, advice: failing.map(({ advice }) => advice) };
}

/** The mean of the six, 0–100. */
export function overallOf(scores: NarrativeScores): number {
  const sum = NARRATIVE_DIMENSIONS.reduce((total, dimension) => total + scores[dimension], 0);
  return Math.round((sum / NARRATIVE_DIMENSIONS.length) * 10) / 10;
}

const share = (hits: number, all: number) => (all === 0 ? 1 : Math.min(1, hits / all));
const names = (text: string, words: string[]) =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
const numbersOf = (entries: { scene: number }[]) => new Set(entries.map(({ scene }) => scene));

function coherence({ overall_story }: NarrativeStory, { product, scenes }: AdSpecification): Check[] {
  const text = overall_story.join(' ');
  const sentences = text.split(/[.!?]+\s/).filter((part) => part.trim());
  const words = new Set(text.toLowerCase().split(/\W+/));
  const all = text.split(/\W+/).length;
  const check = (holds: number, advice: string): Check => ({ dimension: 'coherence', holds, advice });
  return [
    check(
      share(overall_story.length, scenes.length === 1 ? 1 : 2),
      'Tell the story in two or three paragraphs.',
    ),
    check(
      share(sentences.length, Math.min(4, scenes.length + 2)),
      'Say more about what happens from scene to scene.',
    ),
    check(
      text.toLowerCase().includes(product.name.toLowerCase()) ? 1 : 0,
      `Name ${product.name} in the story.`,
    ),
    check(all < 20 ? 0 : share(words.size / all, 0.3), 'The story repeats itself.'),
  ];
}

function feeling({ emotional_arc }: NarrativeStory, { scenes }: AdSpecification): Check[] {
  const check = (holds: number, advice: string): Check => ({ dimension: 'emotional_arc', holds, advice });
  const levels = emotional_arc.map(({ intensity }) => intensity);
  const rises = (levels.at(-1) ?? 0) >= (levels[0] ?? 0);
  const different = new Set(emotional_arc.map(({ emotion }) => emotion.toLowerCase())).size;
  return [
    check(share(numbersOf(emotional_arc).size, scenes.length), 'Give every scene a feeling.'),
    check(share(different, Math.min(3, scenes.length)), 'Let the feeling change along the way.'),
    check(rises ? 1 : 0.3, 'Let the feeling grow towards the end.'),
  ];
}

function connections({ scene_connections }: NarrativeStory, { scenes }: AdSpecification): Check[] {
  const check = (holds: number, advice: string): Check => ({ dimension: 'scene_connections', holds, advice });
  const cuts = scenes.slice(1).map(({ number }) => number);
  const told = cuts.filter((to) => scene_connections.some((one) => one.to === to && one.from === to - 1));
  const texts = new Set(scene_connections.map(({ visual }) => visual));
  return [
    check(share(told.length, cuts.length), 'Say for each cut how one scene leads to the next.'),
    check(share(texts.size, Math.ceil(cuts.length * 0.6)), 'Each cut needs a link of its own.'),
  ];
}

function progression(
  { visual_progression, product_reveal }: NarrativeStory,
  { scenes }: AdSpecification,
): Check[] {
  const check = (holds: number, advice: string): Check => ({
    dimension: 'visual_progression',
    holds,
    advice,
  });
  const rank = { hidden: 0, partial: 1, full: 2 };
  const stages = product_reveal.toSorted((a, b) => a.scene - b.scene).map(({ stage }) => rank[stage]);
  const falls = stages.some((stage, i) => i > 0 && stage < (stages[i - 1] ?? 0));
  return [
    check(
      share(numbersOf(visual_progression).size, scenes.length),
      'Say for every scene how the picture develops.',
    ),
    check(
      share(numbersOf(product_reveal).size, scenes.length),
      'Say for every scene how much of the product is seen.',
    ),
    check(stages.at(-1) === 2 ? 1 : 0, 'Show the whole product by the end.'),
    check(falls ? 0.3 : 1, 'What has been shown in full cannot be hidden again.'),
    check(
      share(new Set(visual_progression.map(({ look }) => look)).size, scenes.length),
      'Let the pictures differ.',
    ),
  ];
}

function brand({ brand_narrative, overall_story }: NarrativeStory, specification: AdSpecification): Check[] {
  const { brand: guide, product } = specification;
  const check = (holds: number, advice: string): Check => ({ dimension: 'brand_integration', holds, advice });
  const all = `${brand_narrative} ${overall_story.join(' ')}`;
  const tone = guide.tone.split(/\W+/).filter((word) => word.length > 3);
  return [
    check(
      brand_narrative.toLowerCase().includes(product.name.toLowerCase()) ? 1 : 0,
      `Name ${product.name} in the brand narrative.`,
    ),
    check(
      share(names(all, guide.colors).length, guide.colors.length),
      `Keep the colours ${guide.colors.join(', ')} in the story.`,
    ),
    check(share(names(all, tone).length, Math.min(1, tone.length)), `Keep the tone ${guide.tone}.`),
    check(
      share(brand_narrative.split(/\s+/).length, 15),
      'Say more about how the brand runs through the ad.',
    ),
  ];
}

function framework(
  { overall_story, scene_connections }: NarrativeStory,
  specification: AdSpecification,
): Check[] {
  const text = `${overall_story.join(' ')} ${scene_connections.map(({ narrative }) => narrative).join(' ')}`;
  const beats = [...new Set(specification.scenes.map(({ beat }) => beat))];
  const check = (holds: number, advice: string): Check => ({
    dimension: 'framework_alignment',
    holds,
    advice,
  });
  const order = beats.map((beat) => text.toLowerCase().indexOf(beat.toLowerCase())).filter((at) => at >= 0);
  const sorted = order.every((at, i) => i === 0 || at >= (order[i - 1] ?? 0));
  return [
    check(share(names(text, beats).length, beats.length), `Carry every step: ${beats.join(', ')}.`),
    check(sorted ? 1 : 0.5, `Keep the steps in order: ${beats.join(', ')}.`),
  ];
}
