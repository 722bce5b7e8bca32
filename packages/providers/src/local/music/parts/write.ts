import type { Part } from '../genres/genre.ts';
import { writeBass } from './bass.ts';
import { writeChords } from './chords.ts';
import { writeCounter } from './counter.ts';
import { writeDrum, writeEffect } from './drums.ts';
import { writeMelody } from './melody.ts';
import type { Note, Score } from './part.ts';

/** Writes the notes of one part, in beats. */
export function writePart(part: Part, score: Score): Note[] {
  switch (part.kind) {
    case 'drum':
      return writeDrum(part, score);
    case 'bass':
      return writeBass(part, score);
    case 'chords':
      return writeChords(part, score);
    case 'melody':
      return part.line === 'counter' ? writeCounter(part, score) : writeMelody(part, score);
    case 'effect':
      return writeEffect(part, score);
  }
}
