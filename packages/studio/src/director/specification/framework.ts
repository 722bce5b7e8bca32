import type { Framework } from '@admint/contract';
import type { Brief } from '../brief/read-brief.ts';

/** What a scene does in the story of an ad. */
export type SceneRole =
  | 'hook'
  | 'interest'
  | 'desire'
  | 'action'
  | 'problem'
  | 'agitate'
  | 'solution'
  | 'before'
  | 'after'
  | 'bridge'
  | 'whole';

export interface Beat {
  /** As the user reads it: "Attention", "Interest & Desire". */
  name: string;
  role: SceneRole;
  purpose: string;
}

/** Chooses the framework the user's words call for and says why (FR-007); a framework that was asked for wins. */
export function chooseFramework(brief: Brief, asked: Framework | null): { name: Framework; reason: string } {
  if (asked) return { name: asked, reason: `You asked for ${asked}.` };
  const { problem, change, changeWord } = brief;
  if (change)
    return {
      name: 'BAB',
      reason: `The brief leads from “${change.before}” to “${change.after}”, so the ad shows before, after and the bridge between them.`,
    };
  if (problem)
    return {
      name: 'PAS',
      reason: `The brief starts from a problem (“${problem}”), so the ad names it, presses on it and then solves it.`,
    };
  if (changeWord)
    return {
      name: 'BAB',
      reason: `“${changeWord}” speaks of a change, so the ad shows before, after and the bridge between them.`,
    };
  return {
    name: 'AIDA',
    reason:
      'The brief describes a product and names neither a problem nor a change, so the ad wins attention, builds interest and desire, and ends with the call to act.',
  };
}

const beat = (name: string, role: SceneRole, purpose: string): Beat => ({ name, role, purpose });

const B = {
  attention: beat('Attention', 'hook', 'Stop the thumb with one striking picture of a part of the product.'),
  interest: beat('Interest', 'interest', 'Show what there is to know about the product.'),
  desire: beat('Desire', 'desire', 'Place the product in the life of the audience.'),
  action: beat('Action', 'action', 'Show the whole product and leave room for the call to act.'),
  problem: beat('Problem', 'problem', 'Name the trouble the audience knows.'),
  agitate: beat('Agitation', 'agitate', 'Let the trouble be felt for a moment.'),
  solution: beat('Solution', 'solution', 'Bring the product in as the answer.'),
  solutionDetail: beat('Solution', 'interest', 'Show what makes it the answer.'),
  solutionLife: beat('Solution', 'desire', 'Show the product where it is used.'),
  solutionAct: beat('Solution', 'action', 'Show the whole product and leave room for the call to act.'),
  before: beat('Before', 'before', 'Show how things stand without it.'),
  after: beat('After', 'after', 'Show how things look with it.'),
  bridge: beat('Bridge', 'bridge', 'Show the product that leads from the one to the other.'),
  bridgeDetail: beat('Bridge', 'interest', 'Show what makes the product the way across.'),
  bridgeAct: beat('Bridge', 'action', 'Show the whole product and leave room for the call to act.'),
};

/** The beats of four scenes, and of each further one before the last. */
const FULL: Record<Framework, { core: Beat[]; last: Beat; more: Beat[] }> = {
  AIDA: { core: [B.attention, B.interest, B.desire], last: B.action, more: [B.interest, B.desire] },
  PAS: {
    core: [B.problem, B.agitate, B.solution],
    last: B.solutionAct,
    more: [B.solutionDetail, B.solutionLife],
  },
  BAB: { core: [B.before, B.after, B.bridge], last: B.bridgeAct, more: [B.bridgeDetail, B.after] },
};

const SHORT: Record<Framework, Beat[][]> = {
  AIDA: [
    [{ ...B.action, name: 'Attention to Action', role: 'whole' }],
    [
      { ...B.attention, name: 'Attention & Interest' },
      { ...B.action, name: 'Desire & Action' },
    ],
    [B.attention, { ...B.desire, name: 'Interest & Desire' }, B.action],
  ],
  PAS: [
    [{ ...B.solution, name: 'Problem to Solution', role: 'whole' }],
    [{ ...B.problem, name: 'Problem & Agitation' }, B.solution],
    [B.problem, B.agitate, B.solution],
  ],
  BAB: [
    [{ ...B.bridge, name: 'Before to After', role: 'whole' }],
    [B.before, { ...B.after, name: 'After & Bridge' }],
    [B.before, B.after, B.bridge],
  ],
};

/** Exactly `count` beats (1–8) in the order of the framework; with few scenes one scene carries two beats and says so. */
export function beatsFor(framework: Framework, count: number): Beat[] {
  const short = SHORT[framework][count - 1];
  if (short) return short;
  const { core, last, more } = FULL[framework];
  const beats = [...core];
  const order = new Map([...core, ...more].toReversed().map((one, index) => [one, -index]));
  for (let extra = 0; beats.length < count - 1; extra++) beats.push(more[extra % more.length] as Beat);
  // A stable sort keeps the framework's order: every Interest before every Desire.
  beats.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return [...beats, last];
}
