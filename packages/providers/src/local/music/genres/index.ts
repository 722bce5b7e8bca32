import type { MusicGenre } from '@admint/contract';
import { chill } from './chill.ts';
import { cinematic } from './cinematic.ts';
import { energetic } from './energetic.ts';
import type { Genre } from './genre.ts';
import { luxury } from './luxury.ts';
import { playful } from './playful.ts';
import { upbeat } from './upbeat.ts';

/** The styles the composer knows, one per genre of the contract. */
export const GENRES: Readonly<Record<MusicGenre, Genre>> = {
  upbeat,
  chill,
  energetic,
  luxury,
  cinematic,
  playful,
};
