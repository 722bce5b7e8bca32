import { useState } from 'react';
import { useDraft } from './draft-store.ts';
import { type SelectionAction, select } from './selection.ts';
import { type Take, withTake } from './takes.ts';

/** Which images or clips are ticked: in this browser until they are saved, else as they were saved. */
export function useTicks<T extends Take>(
  id: string,
  kind: 'images' | 'clips',
  saved: readonly string[],
  all: readonly T[],
) {
  const [draft, edit] = useDraft(id);
  const [anchor, setAnchor] = useState<string | null>(null);
  const chosen = (draft[kind] ?? saved).filter((one) => all.some((take) => take.id === one));
  return {
    chosen,
    /** Takes what was done and the ids in the order they are shown. */
    onSelect(action: SelectionAction, shown: readonly string[]) {
      const next = select({ chosen, anchor }, action, shown);
      setAnchor(next.anchor);
      edit({ [kind]: [...next.chosen] });
    },
    /** The ticks follow a take that now stands in its place. */
    follow(take: T) {
      if (draft[kind]) edit({ [kind]: withTake(chosen, take, all) });
    },
    /** What is ticked is saved: from now on the saved choice counts. */
    saved: () => edit({ [kind]: undefined }),
  };
}
