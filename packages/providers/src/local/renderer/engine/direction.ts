import type { Direction } from '../studio/scene.ts';
import type { ViewName } from '../studio/views.ts';
import { readScene, type SceneWords } from '../words/scene-words.ts';

/** Which set a picture is taken in. */
export type SetKind = 'packshot' | 'lifestyle';

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

/** Reads styles and sentences; what an earlier sentence says wins over a later one. */
export function readDirection(sentences: readonly string[], styles: readonly string[]): Direction {
  const read = [...sentences.map((s) => readScene(s)), readScene('', styles)];
  return read.reduce((a: SceneWords, b) => ({
    tags: union(a.tags, b.tags),
    light: a.light ?? b.light,
    warmth: Math.max(a.warmth, b.warmth),
    place: a.place ?? b.place,
    surface: a.surface ?? b.surface,
    extras: union(a.extras, b.extras),
  }));
}

/** A still is taken in the set of its view. The product views take no place from their sentence: six of them stay alike. */
export function stillDirection(
  view: ViewName,
  scene: string,
  styles: readonly string[],
): { kind: SetKind; direction: Direction } {
  if (view === 'lifestyle') return { kind: 'lifestyle', direction: readDirection([scene], styles) };
  return { kind: 'packshot', direction: readDirection([], styles) };
}

/** A clip moves to the place its sentences name; without one it stays in the set of its still. */
export function clipDirection(
  view: ViewName,
  stillScene: string,
  sentences: readonly string[],
  styles: readonly string[],
): { kind: SetKind; direction: Direction } {
  const asked = readDirection(sentences, styles);
  const outside = (asked.place !== null && asked.place !== 'studio') || asked.light === 'sun';
  if (view === 'lifestyle') {
    const said = asked.place !== null || asked.surface !== null;
    return { kind: 'lifestyle', direction: said ? asked : readDirection([...sentences, stillScene], styles) };
  }
  return { kind: outside ? 'lifestyle' : 'packshot', direction: asked };
}
