import type { ComparedVideo, Comparison } from '@admint/contract';

export type Order = 'asked' | 'cost' | 'time' | `score:${string}`;

/** Takes the values of one field, gives which of them are not what the first video has. */
export function standOut(values: string[]): boolean[] {
  return values.map((value) => value !== values[0]);
}

/** Names of everything that was scored, in the order they first appear. */
export const scoreNames = (videos: ComparedVideo[]): string[] => [
  ...new Set(videos.flatMap(({ scores }) => scores.map(({ name }) => name))),
];

export const scoreOf = ({ scores }: ComparedVideo, name: string) =>
  scores.find((score) => score.name === name);

/** The best score of a name, when there are several that differ. */
export function bestScore(videos: ComparedVideo[], name: string): number | null {
  const values = videos.flatMap((video) => scoreOf(video, name)?.value ?? []);
  return new Set(values).size > 1 ? Math.max(...values) : null;
}

/**
 * Takes a comparison, gives it with its videos and the columns of its differences in another order: cheapest, fastest
 * or best first; what is not known yet comes last.
 */
export function ordered(comparison: Comparison, order: Order): Comparison {
  const { videos, differences } = comparison;
  const weight = (video: ComparedVideo): number => {
    if (order === 'cost') return video.video.cost;
    if (order === 'time') return video.generation_time ?? Number.POSITIVE_INFINITY;
    return -(scoreOf(video, order.slice('score:'.length))?.value ?? Number.NEGATIVE_INFINITY);
  };
  const places = videos.map((_, index) => index);
  if (order !== 'asked') {
    places.sort((a, b) => {
      const [left, right] = [videos[a], videos[b]];
      if (!left || !right) return 0;
      const [x, y] = [weight(left), weight(right)];
      return x === y ? a - b : x - y;
    });
  }
  const pick = <T>(from: T[]) => places.flatMap((place) => from[place] ?? []);
  return {
    ...comparison,
    videos: pick(videos),
    differences: differences.map(({ field, values }) => ({ field, values: pick(values) })),
  };
}
