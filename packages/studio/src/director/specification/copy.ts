import { SCENE_LIMITS } from '@admint/contract';
import { type Brief, isDeed, limit } from '../brief/read-brief.ts';
import type { SceneRole } from './framework.ts';
import { ANY_KIND, COLOUR_HOOKS, KINDS, type ProductKind } from './kinds.data.ts';
import { picker, type Pick } from './pick.ts';

/** What reads well over a moving picture; longer lines are cut at a word. */
const COMFORT = 42;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const bare = (text: string) => text.replace(/[.!?\s]+$/, '');
const sentence = (text: string) => `${capital(bare(text))}.`;
const titleCase = (text: string) =>
  capital(
    text.replace(
      /(^|[\s-])(?!(?:and|or|of|with|the|an?|for|in|on)\s)(\p{Ll})/gu,
      (_, gap: string, letter: string) => gap + letter.toUpperCase(),
    ),
  );

/** The name on the end card: the product's own, else what it is. */
export function nameOf(brief: Brief): string {
  const { brand, core } = brief;
  const name = brand && !core.includes(brand) ? brand : titleCase(core);
  return limit(name, 50) || 'Your product';
}

/** "coffee table" is a table: the head of an English name stands last. */
function kindOf({ core }: Brief): ProductKind | undefined {
  let [found, end]: [ProductKind | undefined, number] = [undefined, -1];
  for (const kind of KINDS)
    for (const match of core.matchAll(new RegExp(kind.words.source, 'gi')))
      if (match.index + match[0].length > end) [found, end] = [kind, match.index + match[0].length];
  return found;
}

export const callFor = (brief: Brief): string => (kindOf(brief) ?? ANY_KIND).call;

export interface CopyWish {
  /** The call to action the user gave. */
  cta?: string | undefined;
  /** Another seed writes other lines. */
  seed: number;
}

/**
 * Writes the line of each scene. Facts are the user's own words; everything else invites, asks or points and claims
 * nothing. Equal briefs and seeds give equal lines.
 */
export function overlayLines(brief: Brief, roles: SceneRole[], wish: CopyWish): string[] {
  const writer = new Lines(brief, wish);
  return roles.map((role) => limit(writer.line(role), SCENE_LIMITS.overlay));
}

/** How a trouble is named, pressed on, and a change told: pairs of lines that belong together. */
interface Trouble {
  named: (trouble: string) => string;
  pressed: string;
}
interface Change {
  before: (state: string) => string;
  after: (state: string) => string;
}
const PROBLEMS: readonly [Trouble, ...Trouble[]] = [
  { named: (trouble) => `${capital(trouble)}?`, pressed: 'Again and again?' },
  { named: (trouble) => `${capital(trouble)}. Again.`, pressed: 'You know the feeling.' },
  { named: (trouble) => `Still ${small(trouble)}?`, pressed: 'Had enough?' },
  { named: (trouble) => `Not ${small(trouble)} again.`, pressed: 'And tomorrow?' },
];
const CHANGES: readonly [Change, ...Change[]] = [
  { before: (state) => `Before: ${state}.`, after: (state) => `After: ${state}.` },
  { before: (state) => `From ${state} …`, after: (state) => `… to ${state}.` },
  { before: (state) => `${capital(state)}.`, after: (state) => `Now: ${state}.` },
];

class Lines {
  readonly #brief: Brief;
  readonly #pick: Pick;
  readonly #trouble: Trouble;
  readonly #change: Change;
  readonly #facts: string[];
  readonly #hooks: string[];
  readonly #moments: string[];
  readonly #closings: string[];
  readonly #looks: string[];
  readonly #used = new Set<string>();
  #named = false;

  constructor(brief: Brief, { cta, seed }: CopyWish) {
    this.#brief = brief;
    const pick = picker(`${brief.core} ${seed}`);
    this.#pick = pick;
    const kind = kindOf(brief);
    this.#trouble = pick.one(PROBLEMS);
    this.#change = pick.one(CHANGES);
    this.#facts = factsOf(brief);
    this.#hooks = pick.shuffled([...(kind ?? ANY_KIND).hooks, ...colourHooks(brief)]);
    this.#moments = moments(brief, pick, kind);
    const call = kind?.call ?? ANY_KIND.call;
    this.#closings = cta ? [asLine(cta)] : pick.shuffled(kind?.closings ?? [`Ready? ${call}.`, `${call}.`]);
    this.#looks = pick.shuffled(['Take another look.', 'From every side.', 'Turn it round.']);
  }

  line(role: SceneRole): string {
    const line = this.#write(role);
    for (const word of wordsOf(line)) this.#used.add(word);
    return line;
  }

  #write(role: SceneRole): string {
    const { problem, change } = this.#brief;
    switch (role) {
      case 'hook':
        return this.#fresh(this.#hooks) ?? 'Look closer.';
      case 'problem':
        return problem ? this.#trouble.named(problem) : 'Something missing?';
      case 'agitate':
        return problem ? this.#trouble.pressed : 'You know the feeling.';
      case 'before':
        return change ? this.#change.before(change.before) : 'As it was.';
      case 'after':
        return change && !this.#named
          ? this.#change.after(change.after)
          : (this.#facts.shift() ?? 'As it could be.');
      case 'solution':
      case 'bridge':
        return this.#meet();
      case 'whole':
      case 'interest':
        return this.#introduced();
      case 'desire':
        return this.#named ? (this.#fresh(this.#moments) ?? this.#next()) : this.#introduced();
      case 'action':
        return this.#facts.shift() ?? this.#fresh(this.#closings) ?? 'Your turn.';
    }
  }

  /** The next line that repeats no word of an earlier one, if there is such. */
  #fresh(lines: string[]): string | undefined {
    const at = lines.findIndex((line) => wordsOf(line).every((word) => !this.#used.has(word)));
    return lines.splice(Math.max(0, at), 1)[0];
  }

  /** "Meet Luma." or "Meet the oak desk organizer." */
  #meet(): string {
    if (this.#named) return this.#next();
    this.#named = true;
    const { brand, core } = this.#brief;
    const greet = this.#pick.one(['Meet', 'Say hello to']);
    if (brand && !core.includes(brand)) return `${greet} ${brand}.`;
    const name = brand ? core : small(core);
    return `${greet} the ${limit(name, COMFORT - greet.length - 6)}.`;
  }

  /** The first time the product's name, with a fact where both fit; then one fact after the other. */
  #introduced(): string {
    if (this.#named) return this.#next();
    this.#named = true;
    const { brand, core } = this.#brief;
    const name = sentence(limit(brand && !core.includes(brand) ? brand : core, COMFORT));
    const [first] = this.#facts;
    if (!first || name.length + first.length + 1 > COMFORT) return name;
    this.#facts.shift();
    return `${name} ${first}`;
  }

  #next(): string {
    return this.#facts.shift() ?? this.#fresh(this.#looks) ?? this.#fresh(this.#moments) ?? 'There it is.';
  }
}

/** What it does is told before what it has; a single word goes with the fact before it. */
function factsOf({ features }: Brief): string[] {
  const told = features.filter((feature) => feature.length <= COMFORT);
  const does = told.filter(isDeed);
  const joined: string[] = [];
  for (const fact of [...does, ...told.filter((feature) => !does.includes(feature))]) {
    const before = joined.at(-1);
    const alone = !fact.includes(' ');
    if (alone && before !== undefined && before.length + fact.length + 2 <= COMFORT)
      joined.splice(-1, 1, `${before}, ${fact}`);
    else joined.push(fact);
  }
  return joined.map(sentence);
}

function colourHooks({ colours, core }: Brief): string[] {
  const own = colours.find((colour) => core.toLowerCase().includes(colour));
  const hook = own && COLOUR_HOOKS[own];
  return hook ? [hook] : [];
}

/** What the user said of people, time, mood and place, then the moments of its kind. Whom it is for is met in one of them. */
function moments(brief: Brief, pick: Pick, kind: ProductKind | undefined): string[] {
  const { mood, place } = brief;
  const own = pick.shuffled((kind ?? ANY_KIND).moments);
  const told = [brief.audience, brief.occasion].flatMap((whom) => {
    if (!whom) return [];
    const line = sentence(`for ${limit(whom, COMFORT - 5)}`);
    const [moment] = own;
    if (!kind || !moment || line.length + moment.length + 1 > COMFORT) return [line];
    own.shift();
    return [`${line} ${moment}`];
  });
  const where = place && pick.one([`Picture it ${place}.`, `See you ${place}.`]);
  return [...told, mood, where, ...own].flatMap((line) => line || []);
}

/** The words of a line that would be noticed when they came again. */
const wordsOf = (line: string) => line.toLowerCase().match(/[\p{L}’']{4,}/gu) ?? [];

/** A call to action as a sentence of its own. */
const asLine = (call: string) => (/[.!?…]$/.test(call.trim()) ? call.trim() : `${call.trim()}.`);
