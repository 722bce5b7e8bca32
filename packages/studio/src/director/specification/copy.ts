import { SCENE_LIMITS } from '@admint/contract';
import { type Brief, isDeed, limit } from '../brief/read-brief.ts';
import type { SceneRole } from './framework.ts';
import { ANY_CALL, CALLS } from './tones.data.ts';

/** What reads well over a moving picture; longer lines are cut at a word. */
const COMFORT = 42;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text: string) => `${capital(text).replace(/[.!?\s]+$/, '')}.`;
const titleCase = (text: string) =>
  text.replace(/(^|[\s-])(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());

/** The name on the end card: the product's own, else what it is. */
export function nameOf(brief: Brief): string {
  const { brand, core } = brief;
  const name = brand && !core.includes(brand) ? brand : titleCase(core);
  return limit(name, 50) || 'Your product';
}

export function callFor(brief: Brief): string {
  return CALLS.find(([words]) => words.test(brief.core))?.[1] ?? ANY_CALL;
}

/**
 * Writes the line of each scene. Facts are the user's own words; everything else invites, asks or points and claims
 * nothing. Equal briefs give equal lines.
 */
export function overlayLines(brief: Brief, roles: SceneRole[]): string[] {
  const writer = new Lines(brief);
  return roles.map((role) => limit(writer.line(role), SCENE_LIMITS.overlay));
}

class Lines {
  readonly #brief: Brief;
  readonly #facts: string[];
  readonly #invitations: string[];
  #named = false;

  constructor(brief: Brief) {
    this.#brief = brief;
    // What it does is told before what it has.
    const told = brief.features.filter((feature) => feature.length <= COMFORT);
    const does = told.filter(isDeed);
    this.#facts = [...does, ...told.filter((feature) => !does.includes(feature))].map(sentence);
    this.#invitations = [
      ...(brief.audience ? [sentence(`for ${limit(brief.audience, COMFORT - 5)}`)] : []),
      ...(brief.place ? [sentence(`picture it ${brief.place}`)] : []),
      'Picture it in your day.',
      'Take another look.',
      'See it from every side.',
    ];
  }

  line(role: SceneRole): string {
    const { problem, change } = this.#brief;
    switch (role) {
      case 'hook':
        return 'Look closer.';
      case 'problem':
        return problem ? `${capital(problem)}?` : 'Something missing?';
      case 'agitate':
        return problem ? 'Again and again?' : 'You know the feeling.';
      case 'before':
        return change ? `Before: ${change.before}.` : 'Before.';
      case 'after':
        return change && !this.#named ? `After: ${change.after}.` : (this.#fact() ?? 'After.');
      case 'solution':
        return this.#meet();
      case 'bridge':
        return this.#meet();
      case 'whole':
        return this.#introduced();
      case 'interest':
        return this.#introduced();
      case 'desire':
        return this.#named ? (this.#invitation() ?? this.#fact() ?? 'Your turn.') : this.#introduced();
      case 'action':
        return this.#fact() ?? 'Your turn.';
    }
  }

  /** "Meet Luma." or "Meet the oak desk organizer." */
  #meet(): string {
    if (this.#named) return this.#fact() ?? this.#invitation() ?? 'Here it is.';
    this.#named = true;
    const { brand, core } = this.#brief;
    if (brand) return `Meet ${core.includes(brand) ? `the ${limit(core, COMFORT - 10)}` : brand}.`;
    return `Meet the ${limit(core.charAt(0).toLowerCase() + core.slice(1), COMFORT - 10)}.`;
  }

  /** The first time the product's name, with a fact where both fit; then one fact after the other. */
  #introduced(): string {
    if (this.#named) return this.#fact() ?? this.#invitation() ?? 'Take another look.';
    this.#named = true;
    const name = sentence(limit(nameOf(this.#brief), COMFORT));
    const [first] = this.#facts;
    if (!first || name.length + first.length + 1 > COMFORT) return name;
    this.#facts.shift();
    return `${name} ${first}`;
  }

  #fact(): string | undefined {
    return this.#facts.shift();
  }

  #invitation(): string | undefined {
    return this.#invitations.shift();
  }
}
