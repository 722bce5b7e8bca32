import type { Dimension, Finding, PromptKind, PromptScore } from '../trace.ts';
import { type Readability, readabilityOf } from './readability.ts';
import { type Rule, RULES } from './rules.ts';
import { subjectOf } from './subject.ts';

/** What each dimension counts for in the overall score; the shares of a kind add up to 1. */
export const WEIGHTS: Record<PromptKind, Partial<Record<Dimension, number>>> = {
  ad: {
    completeness: 0.25,
    specificity: 0.2,
    professionalism: 0.2,
    cinematography: 0.15,
    brand_alignment: 0.2,
  },
  image: {
    completeness: 0.25,
    specificity: 0.2,
    professionalism: 0.15,
    cinematography: 0.25,
    brand_alignment: 0.15,
  },
  video: {
    completeness: 0.2,
    specificity: 0.15,
    professionalism: 0.15,
    cinematography: 0.2,
    temporal_coherence: 0.2,
    brand_alignment: 0.1,
  },
};

/** Below this a rule counts as not kept and is told to the Creative Director. */
const KEPT = 0.6;

export const oneDecimal = (value: number) => Math.round(value * 10) / 10;

/** The dimensions a kind of prompt is scored on, in order. */
export function dimensionsOf(kind: PromptKind): Dimension[] {
  return Object.keys(WEIGHTS[kind]) as Dimension[];
}

/** The weighted average of the dimensions, 0–100. */
export function overallOf(kind: PromptKind, dimensions: PromptScore['dimensions']): number {
  const sum = dimensionsOf(kind).reduce(
    (total, name) => total + (dimensions[name] ?? 0) * (WEIGHTS[kind][name] ?? 0),
    0,
  );
  return oneDecimal(sum);
}

/**
 * Scores a prompt by rules alone. Each dimension is the share of its rules that the text keeps, times how it reads:
 * words without an order and lists of tags lose in every dimension, whatever they name, and so does a text that
 * says how to show something and not what.
 */
export function scoreByRules(text: string, kind: PromptKind): PromptScore {
  const readability = readabilityOf(text);
  const subject = subjectOf(text);
  const factor = readability.factor * (0.4 + 0.6 * subject);
  const findings: Finding[] = [];
  const dimensions: PromptScore['dimensions'] = {};
  for (const dimension of dimensionsOf(kind)) {
    const rules = RULES.filter(
      (rule) => rule.dimension === dimension && (rule.kinds?.includes(kind) ?? true),
    );
    const whole = rules.reduce((sum, rule) => sum + rule.weight, 0);
    let kept = 0;
    for (const rule of rules) {
      const credit = rule.credit(text);
      const points = (rule.weight / whole) * 100;
      kept += credit * points;
      if (credit < KEPT)
        findings.push(findingOf(rule, points * (1 - credit) * (WEIGHTS[kind][dimension] ?? 0)));
    }
    dimensions[dimension] = oneDecimal(kept * factor);
  }
  findings.push(...readingFindings(readability));
  if (subject < 0.6) findings.push(subjectFinding(subject));
  findings.sort((a, b) => b.lost - a.lost || a.rule.localeCompare(b.rule));
  return { overall: overallOf(kind, dimensions), dimensions, scored_by: 'rules', findings };
}

function findingOf({ name, dimension, advice }: Rule, lost: number): Finding {
  return { rule: name, dimension, lost: oneDecimal(lost), advice };
}

function subjectFinding(subject: number): Finding {
  const advice = 'Say what is to be seen: the product, what belongs to it and where it is.';
  return { rule: 'nothing-shown', dimension: 'completeness', lost: oneDecimal((1 - subject) * 60), advice };
}

function readingFindings({ disorder, stuffing }: Readability): Finding[] {
  const findings: Finding[] = [];
  if (disorder > 0.3) {
    const advice = 'The words stand in no order: write them as sentences that can be read aloud.';
    findings.push({
      rule: 'word-order',
      dimension: 'professionalism',
      lost: oneDecimal(disorder * 60),
      advice,
    });
  }
  if (stuffing > 0.25) {
    const advice = 'This is a list of keywords: describe the scene they belong to in natural language.';
    findings.push({
      rule: 'stuffing',
      dimension: 'professionalism',
      lost: oneDecimal(stuffing * 60),
      advice,
    });
  }
  return findings;
}
