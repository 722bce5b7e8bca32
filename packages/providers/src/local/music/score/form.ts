import { BEATS_PER_BAR, type Grid } from './grid.ts';

export type SectionName = 'intro' | 'theme' | 'lift' | 'break' | 'ending';

export interface Section {
  name: SectionName;
  /** beats */
  start: number;
  beats: number;
  /** How many parts play: 1 sparse, 5 everything. */
  energy: number;
}

export interface Bar {
  /** beats */
  start: number;
  beats: number;
  /** Position within its section, and how many bars the section has. */
  index: number;
  of: number;
  section: Section;
  energy: number;
  /** The next bar starts another section or is the last chord. */
  closes: boolean;
}

type Plan = readonly (readonly [SectionName, number, number])[];

/**
 * Bars and energy of each section for a piece of `bars` bars before its last chord. Sections are phrases of four
 * bars (two in short pieces) under a short introduction; spare bars thin out before the last lift.
 */
function planSections(bars: number): Plan {
  if (bars <= 2) return [['theme', bars, 4]];
  if (bars === 3)
    return [
      ['theme', 2, 3],
      ['lift', 1, 5],
    ];
  if (bars <= 5)
    return [
      ['intro', 1, 2],
      ['theme', bars - 3, 3],
      ['lift', 2, 5],
    ];
  if (bars <= 8)
    return [
      ['intro', bars === 7 ? 1 : 2, 2],
      ['theme', 2, 3],
      ['lift', bars === 6 ? 2 : 4, 5],
    ];
  return planPhrases(bars);
}

function planPhrases(bars: number): Plan {
  const over = (bars - 2) % 4;
  const intro = over === 3 ? 1 : 2;
  const rest = over === 3 ? 0 : over;
  const phrases = (bars - intro - rest) / 4;
  const plan: [SectionName, number, number][] = [['intro', intro, 2]];
  for (let phrase = 0; phrase < phrases - 1; phrase++) {
    const again = phrase >= 2;
    plan.push(phrase % 2 === 0 ? ['theme', 4, again ? 4 : 3] : ['lift', 4, again ? 5 : 4]);
  }
  if (rest > 0) plan.push(['break', rest, 1]);
  return [...plan, ['lift', 4, 5]];
}

/** Lays sections and bars on the grid; a last bar shorter than four beats leads into a last chord off the bar. */
export function planForm(grid: Grid): { sections: Section[]; bars: Bar[] } {
  const count = Math.max(1, Math.ceil(grid.lastHit / BEATS_PER_BAR));
  const sections: Section[] = [];
  const bars: Bar[] = [];
  let at = 0;
  for (const [name, length, energy] of planSections(count)) {
    const start = at;
    const end = Math.min(grid.lastHit, start + length * BEATS_PER_BAR);
    const section = { name, start, beats: end - start, energy };
    sections.push(section);
    for (let index = 0; index < length; index++) {
      const beats = Math.min(BEATS_PER_BAR, grid.lastHit - at);
      bars.push({ start: at, beats, index, of: length, section, energy, closes: index === length - 1 });
      at += beats;
    }
  }
  sections.push({ name: 'ending', start: grid.lastHit, beats: grid.beats - grid.lastHit, energy: 5 });
  return { sections, bars };
}
