import type { DrumPart, EffectPart } from '../genres/genre.ts';
import { type Note, patternOf, plays, type Score, STEPS } from './part.ts';

const STROKES: Record<string, number> = { X: 1, x: 0.74, o: 0.42 };

/** Writes one piece of the kit: its groove per bar, its fill where a section closes, its stroke on the last chord. */
export function writeDrum(part: DrumPart, score: Score): Note[] {
  const notes: Note[] = [];
  for (const bar of score.bars) {
    if (!plays(part, bar.energy)) continue;
    const fills = bar.closes && part.fill && bar.of > 1 ? part.fill : undefined;
    const pattern = fills
      ? (fills[score.groove % fills.length] ?? '')
      : patternOf(part, bar.energy, score.groove);
    const steps = bar.beats * STEPS;
    // A bar cut short plays the end of its fill, which is the part that leads on.
    const skip = fills ? Math.max(0, pattern.length - steps) : 0;
    for (let step = 0; step < steps; step++) {
      const velocity = STROKES[pattern[(step + skip) % pattern.length] ?? '.'];
      if (velocity === undefined) continue;
      notes.push({ start: bar.start + step / STEPS, beats: 1 / STEPS, pitch: 60, velocity });
    }
  }
  if (part.ends) notes.push({ start: score.grid.lastHit, beats: 1, pitch: 60, velocity: 1 });
  return notes;
}

/** Writes sounds that lead into or open sections. */
export function writeEffect(part: EffectPart, score: Score): Note[] {
  return score.sections.flatMap((section) => {
    const fits = plays(part, section.energy) && (section.start > 0 || part.place === 'on');
    if (!fits) return [];
    const beats = part.place === 'into' ? Math.min(part.length, section.start) : part.length;
    const start = part.place === 'into' ? section.start - beats : section.start;
    return [{ start, beats, pitch: 60, velocity: section.name === 'ending' ? 1 : 0.8 }];
  });
}
