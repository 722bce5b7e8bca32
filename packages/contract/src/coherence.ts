import { z } from 'zod';
import { COHERENCE, type CoherenceName } from './coherence.data.ts';

/** What a request says about the switches; those that are left out stand at their default. */
export type CoherenceWish = Readonly<Record<string, boolean | number | string>>;
export type CoherenceState = Record<CoherenceName, boolean>;

export const COHERENCE_NAMES = Object.keys(COHERENCE) as CoherenceName[];

/** Which switches count, after what they need and what they exclude: the server and the form read the same. */
export function coherenceState(wish: CoherenceWish): CoherenceState {
  const asked = (name: CoherenceName) => {
    const value = wish[name];
    return typeof value === 'boolean' ? value : COHERENCE[name].default;
  };
  const works = (name: CoherenceName): boolean =>
    COHERENCE[name].lacking === null && asked(name) && COHERENCE[name].requires.every(works);
  const state = Object.fromEntries(COHERENCE_NAMES.map((name) => [name, works(name)])) as CoherenceState;
  for (const name of COHERENCE_NAMES)
    if (state[name]) for (const other of COHERENCE[name].excludes) state[other] = false;
  return state;
}

/** Turns one switch; what it needs goes on with it, what it excludes and what needs it go off. */
export function withSwitch(wish: CoherenceWish, name: CoherenceName, on: boolean): CoherenceWish {
  const { requires, excludes } = COHERENCE[name];
  let next: CoherenceWish = { ...wish, [name]: on };
  if (on) {
    for (const need of requires) next = withSwitch(next, need, true);
    for (const other of excludes) next = { ...next, [other]: false };
  } else {
    for (const other of COHERENCE_NAMES)
      if (COHERENCE[other].requires.includes(name)) next = withSwitch(next, other, false);
  }
  return next;
}

/** What a request says that cannot be: switches there are not, and some that need another that is off. */
export function coherenceFaults(wish: CoherenceWish): { name: string; message: string }[] {
  const known = (name: string): name is CoherenceName => Object.hasOwn(COHERENCE, name);
  return Object.entries(wish).flatMap(([name, value]) => {
    if (!known(name)) return [{ name, message: 'is not one of the switches' }];
    if (value !== true) return [];
    const { lacking, requires, excludes } = COHERENCE[name];
    if (lacking !== null) return [{ name, message: `cannot be switched on: ${lacking}` }];
    const off = requires.find((need) => wish[need] === false);
    if (off) return [{ name, message: `needs ${off}, which is off` }];
    const against = excludes.find((other) => wish[other] === true);
    return against ? [{ name, message: `cannot be on together with ${against}` }] : [];
  });
}

const Names = z.array(z.enum(COHERENCE_NAMES as [CoherenceName, ...CoherenceName[]]));
const Effect = z.enum(['none', 'more', 'less']);

/** One switch as it stands for the models that would be used. */
export const CoherenceSwitch = z.object({
  name: z.enum(COHERENCE_NAMES as [CoherenceName, ...CoherenceName[]]),
  default: z.boolean(),
  requires: Names,
  excludes: Names,
  /** What switching it on does to the time and the price of an ad. */
  time: Effect,
  cost: Effect,
  available: z.boolean(),
  /** Why it does nothing with these models, in a sentence; null when it works. */
  reason: z.string().nullable(),
});
export type CoherenceSwitch = z.infer<typeof CoherenceSwitch>;

const ModelId = z.string().trim().min(1).max(120).optional();

export const coherenceRoutes = {
  getCoherence: {
    method: 'get',
    path: '/api/coherence',
    summary: 'The coherence switches, and which of them work with these models',
    tag: 'models',
    auth: true,
    query: z.object({ image: ModelId, video: ModelId }),
    response: z.object({ image: z.string(), video: z.string(), switches: z.array(CoherenceSwitch) }),
  },
} as const;
