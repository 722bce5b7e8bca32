export type Move = 'first' | 'earlier' | 'later' | 'last';

/** Takes an order, gives it with `id` at `place` (from 0, kept inside the list). */
export function movedTo(order: readonly string[], id: string, place: number): string[] {
  if (!order.includes(id)) return [...order];
  const rest = order.filter((one) => one !== id);
  return rest.toSpliced(Math.min(rest.length, Math.max(0, place)), 0, id);
}

/** Takes an order, gives it with `id` moved one step or to an end. */
export function moved(order: readonly string[], id: string, move: Move): string[] {
  const at = order.indexOf(id);
  const places = { first: 0, earlier: at - 1, later: at + 1, last: order.length };
  return movedTo(order, id, places[move]);
}
