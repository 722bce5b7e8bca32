/** An image or clip as its place sees it. */
export interface Take {
  id: string;
  slot?: string | undefined;
  created_at: string;
}

/** A place of a board: the take that stands in it, and all there are, oldest first. */
export interface Place<T extends Take> {
  slot: string;
  current: T;
  takes: T[];
}

export const slotOf = (take: Take): string => take.slot ?? take.id;

export const oldestFirst = <T extends Take>(takes: readonly T[]): T[] =>
  takes.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));

/**
 * Takes every image or clip, which take was picked for a place, and which are chosen for the board. Gives the places
 * by their oldest take: in each stands the picked take, else a chosen one, else the newest. A second chosen take of a
 * place stands beside it.
 */
export function placesOf<T extends Take>(
  all: readonly T[],
  picks: Readonly<Record<string, string>>,
  chosen: readonly string[],
): Place<T>[] {
  const bySlot = new Map<string, T[]>();
  for (const take of oldestFirst(all)) {
    const slot = slotOf(take);
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), take]);
  }
  return [...bySlot].flatMap(([slot, takes]) => {
    const onBoard = takes.filter(({ id }) => chosen.includes(id));
    const current = takes.find(({ id }) => id === picks[slot]) ?? onBoard[0] ?? (takes.at(-1) as T);
    const beside = onBoard.filter(({ id }) => id !== current.id);
    return [
      { slot, current, takes },
      ...beside.map((take) => ({ slot: `${slot} ${take.id}`, current: take, takes: [take] })),
    ];
  });
}

/** Takes a choice of ids and the take that now stands in its place, gives the choice with that take instead of its siblings. */
export function withTake<T extends Take>(chosen: readonly string[], take: T, all: readonly T[]): string[] {
  if (chosen.includes(take.id)) return [...chosen];
  const siblings = all.filter((one) => slotOf(one) === slotOf(take)).map(({ id }) => id);
  const at = chosen.findIndex((id) => siblings.includes(id));
  return at < 0 ? [...chosen] : chosen.with(at, take.id);
}
