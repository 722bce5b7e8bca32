import type { ImageAsset, SessionFailure, ViewType } from '@admint/contract';

const VIEWS: readonly ViewType[] = ['front', 'side', 'back', 'top', 'detail', 'lifestyle'];
/** What the seventh and eighth picture show. */
const EXTRA_VIEWS: readonly ViewType[] = ['front', 'lifestyle'];

/** A place in the grid: a picture, or the view that is still being made for it. */
export type ImageSlot =
  | { kind: 'item'; item: ImageAsset }
  | { kind: 'pending'; key: string; view: ViewType }
  | { kind: 'failed'; key: string; view: ViewType; part: FailedPart };

/** A picture that could not be made, by the name the server gave it ("side view"). */
export type FailedPart = SessionFailure['parts'][number];

/** Takes how many pictures were asked for, gives the view of each. */
export function viewsWanted(count: number): ViewType[] {
  return [...VIEWS, ...EXTRA_VIEWS].slice(0, Math.max(0, count));
}

/**
 * Takes every picture there is, the ids of those made before the running work, and how many it makes (0 when none
 * runs), and what failed. Gives the grid: first rounds before later ones, views in their order; a picture that arrives
 * takes exactly the place that waited for it.
 */
export function imageSlots(
  images: readonly ImageAsset[],
  before: readonly string[],
  making: number,
  failed: readonly FailedPart[] = [],
): ImageSlot[] {
  const rounds = new Map<ViewType, number>();
  const next = (view: ViewType) => {
    const round = rounds.get(view) ?? 0;
    rounds.set(view, round + 1);
    return round * VIEWS.length + VIEWS.indexOf(view);
  };
  const byAge = images.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
  const placed = byAge.map((item) => ({
    place: next(item.view_type),
    slot: { kind: 'item', item } as ImageSlot,
  }));
  for (const view of missing(
    byAge.filter(({ id }) => !before.includes(id)),
    making,
  )) {
    const place = next(view);
    placed.push({ place, slot: { kind: 'pending', key: `pending ${place}`, view } });
  }
  for (const part of failed) {
    const view = VIEWS.find((one) => part.name.startsWith(`${one} view`));
    if (view) placed.push({ place: next(view), slot: { kind: 'failed', key: part.name, view, part } });
  }
  return placed.toSorted((a, b) => a.place - b.place).map(({ slot }) => slot);
}

function missing(fresh: readonly ImageAsset[], wanted: number): ViewType[] {
  const views = viewsWanted(wanted);
  for (const { view_type: view } of fresh) {
    const at = views.indexOf(view);
    if (at >= 0) views.splice(at, 1);
  }
  return views;
}
