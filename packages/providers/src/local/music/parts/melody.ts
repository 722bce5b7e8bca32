import type { MelodyPart } from '../genres/genre.ts';
import type { Random } from '../random.ts';
import type { Bar } from '../score/form.ts';
import { type Chord, chordAt } from '../score/harmony.ts';
import { type Note, plays, type Score, STEPS } from './part.ts';

/** A musical idea of one bar: a rhythm, and how the line moves in scale steps from note to note. */
interface Motif {
  cell: string;
  moves: number[];
}

function inventMotif(cell: string, leap: number, random: Random): Motif {
  const count = cell.split('x').length - 1;
  const rising = random.chance(0.6);
  const moves: number[] = [];
  for (let i = 1; i < count; i++) {
    const before = moves.at(-1) ?? 0;
    const up = rising === i <= count / 2 ? 1 : -1;
    // A leap is filled by a step back (Jeppesen, "Counterpoint", ch. 3); elsewhere steps, now and then a repeat.
    if (Math.abs(before) >= 2) moves.push(-Math.sign(before));
    else if (random.chance(leap)) moves.push(up * random.pick([2, 3]));
    else if (count > 4 && before !== 0 && random.chance(0.18)) moves.push(0);
    else moves.push(random.chance(0.78) ? up : -up);
  }
  return { cell, moves };
}

/** The same idea turned upside down, as the second theme. */
function invert(motif: Motif, cell: string): Motif {
  return { cell, moves: motif.moves.map((move) => -move) };
}

/** MIDI pitches of the scale over a chord: scale notes a half step from a borrowed chord tone give way to it. */
function ladder(score: Score, chord: Chord, tonic: number): number[] {
  const scale = score.genre.scale.map((semitones) => (tonic + semitones) % 12);
  const borrowed = chord.tones.filter((tone) => !scale.includes(tone));
  const kept = scale.filter((tone) => !borrowed.some((other) => (tone - other + 13) % 12 <= 2));
  const allowed = new Set([...kept, ...chord.tones]);
  const [low, high] = score.genre.melody.range;
  const pitches: number[] = [];
  for (let pitch = low; pitch <= high; pitch++) if (allowed.has(pitch % 12)) pitches.push(pitch);
  return pitches;
}

function nearest(pitches: readonly number[], target: number): number {
  return pitches.reduce(
    (best, pitch) => (Math.abs(pitch - target) < Math.abs(best - target) ? pitch : best),
    pitches[0] ?? target,
  );
}

/** Chord tones a line may rest on: not the ninth or the fourth of a suspension. */
function restingTones(pitches: readonly number[], chord: Chord): number[] {
  const firm = chord.tones.slice(0, 4);
  const found = pitches.filter((pitch) => firm.includes(pitch % 12));
  return found.length > 0 ? found : [...pitches];
}

/** The chord tone for an accented note; a line that was moving does not fall back on the note it left. */
function settle(tones: readonly number[], wanted: number, before: number, free: boolean): number {
  const moving = !free && wanted !== before;
  const ahead = moving ? tones.filter((tone) => (wanted > before ? tone > before : tone < before)) : [];
  const close = ahead.filter((tone) => Math.abs(tone - wanted) <= 4);
  return nearest(close.length > 0 ? close : tones, wanted);
}

interface Line {
  pitch: number;
  tonic: number;
  /** Semitones by which this section sits above the first. */
  lift: number;
}

/** Fits a motif to the chords of a bar: long and accented notes on chord tones, the rest in scale steps between. */
function layMotif(motif: Motif, bar: Bar, score: Score, line: Line): Note[] {
  const notes: Note[] = [];
  const [low, high] = score.genre.melody.range;
  const centre = low + (high - low) * 0.42 + line.lift;
  for (let step = 0, index = 0; step < bar.beats * STEPS; step++) {
    if (motif.cell[step] !== 'x') continue;
    const start = bar.start + step / STEPS;
    const length = lengthAt(motif.cell, step, bar.beats * STEPS);
    const { chord } = chordAt(score.harmonies, start);
    const rungs = ladder(score, chord, line.tonic);
    const first = index === 0;
    const here = rungs.indexOf(nearest(rungs, first ? line.pitch * 0.4 + centre * 0.6 : line.pitch));
    const wanted =
      rungs[Math.max(0, Math.min(rungs.length - 1, here + (first ? 0 : (motif.moves[index - 1] ?? 0))))] ??
      line.pitch;
    const firm = first || step % 8 === 0 || length >= 4;
    line.pitch = firm ? settle(restingTones(rungs, chord), wanted, line.pitch, first) : wanted;
    const accent = step % 8 === 0 ? 0.9 : step % 4 === 0 ? 0.82 : 0.72;
    notes.push({ start, beats: length / STEPS, pitch: line.pitch, velocity: accent });
    index++;
  }
  return notes;
}

function lengthAt(cell: string, step: number, steps: number): number {
  let length = 1;
  while (step + length < steps && cell[step + length] === '-') length++;
  return length;
}

/** A bar that closes a phrase: one or two notes that fall by step to a chord tone and rest there. */
function closePhrase(bar: Bar, score: Score, line: Line): Note[] {
  const { chord } = chordAt(score.harmonies, bar.start + bar.beats - 0.01);
  const rungs = ladder(score, chord, line.tonic);
  const goal = nearest(restingTones(rungs, chord), line.pitch - 1);
  const approach = rungs[Math.min(rungs.length - 1, rungs.indexOf(goal) + 1)] ?? goal;
  const half = bar.beats / 2;
  line.pitch = goal;
  return [
    {
      start: bar.start,
      beats: half / 2,
      pitch: nearest(restingTones(rungs, chord), approach + 2),
      velocity: 0.82,
    },
    { start: bar.start + half / 2, beats: half / 2, pitch: approach, velocity: 0.72 },
    { start: bar.start + half, beats: half * 0.8, pitch: goal, velocity: 0.85 },
  ];
}

/**
 * Writes the tune once for the piece. A phrase is a sentence: idea, idea again on the next chord, varied
 * idea, close (Caplin, "Classical Form", ch. 3); lifts take the inverted idea higher, and the piece ends on the tonic.
 */
export function writeTune(score: Score, tonic: number): Note[] {
  const random = score.random.fork('tune');
  const { cells, leap, range } = score.genre.melody;
  const theme = inventMotif(random.pick(cells), leap, random);
  const answer = {
    ...theme,
    cell: theme.cell,
    moves: [...theme.moves.slice(0, -1), -(theme.moves.at(-1) ?? 1)],
  };
  const variedCell = random.pick(cells.filter((cell) => cell !== theme.cell));
  const varied = inventMotif(variedCell, leap, random);
  const lifted = invert(theme, theme.cell);
  const line: Line = { pitch: range[0] + (range[1] - range[0]) * 0.42, tonic, lift: 0 };
  const notes = score.bars.flatMap((bar) => {
    const lift = bar.section.name === 'lift';
    line.lift = lift ? 4 : 0;
    const place = bar.index % 4;
    if (place === 3 || (bar.closes && bar.of > 1)) return closePhrase(bar, score, line);
    if (place === 2) return layMotif(varied, bar, score, line);
    if (place === 1) return layMotif(lift ? lifted : answer, bar, score, line);
    return layMotif(lift ? lifted : theme, bar, score, line);
  });
  const played = ornament(notes, score, tonic, random);
  const { chord } = chordAt(score.harmonies, score.grid.lastHit);
  const home = ladder(score, chord, tonic).filter((pitch) => pitch % 12 === tonic % 12);
  const ring = score.grid.beats - score.grid.lastHit;
  return [
    ...played,
    { start: score.grid.lastHit, beats: ring, pitch: nearest(home, line.pitch), velocity: 0.95 },
  ];
}

/** When a section comes back, some of its long notes turn through the note above. */
function ornament(notes: readonly Note[], score: Score, tonic: number, random: Random): Note[] {
  return notes.flatMap((note) => {
    const now = score.sections.findLastIndex((section) => section.start <= note.start + 1e-6);
    const again = score.sections.slice(0, now).some((section) => section.name === score.sections[now]?.name);
    if (!again || note.beats < 1 || !random.chance(0.45)) return [note];
    const rungs = ladder(score, chordAt(score.harmonies, note.start).chord, tonic);
    const above = rungs[rungs.indexOf(note.pitch) + 1] ?? note.pitch;
    return [
      { ...note, beats: 0.5 },
      { ...note, start: note.start + 0.5, beats: 0.25, pitch: above, velocity: note.velocity * 0.85 },
      { ...note, start: note.start + 0.75, beats: note.beats - 0.75, velocity: note.velocity * 0.9 },
    ];
  });
}

/** Gives the tune to an instrument where its energy lets it play. */
export function writeMelody(part: MelodyPart, score: Score): Note[] {
  return score.tune
    .filter((note) => {
      const section = score.sections.findLast((candidate) => candidate.start <= note.start + 1e-6);
      return section !== undefined && plays(part, section.energy);
    })
    .map((note) => ({ ...note, pitch: note.pitch + part.transpose }));
}
