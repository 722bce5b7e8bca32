/** Which of a list are chosen, in the order they were chosen; `anchor` is where a range starts. */
export interface Selection {
  chosen: readonly string[];
  anchor: string | null;
}

export type SelectionAction =
  | { kind: 'toggle'; id: string }
  /** Everything between the anchor and `id`, both included, as the list shows it. */
  | { kind: 'range'; id: string }
  | { kind: 'all' }
  | { kind: 'none' };

/** Takes a selection, what was done, and the ids in the order shown; gives the selection after it. */
export function select(selection: Selection, action: SelectionAction, shown: readonly string[]): Selection {
  const { chosen, anchor } = selection;
  switch (action.kind) {
    case 'toggle':
      return {
        chosen: chosen.includes(action.id) ? chosen.filter((id) => id !== action.id) : [...chosen, action.id],
        anchor: action.id,
      };
    case 'range': {
      const from = shown.indexOf(anchor ?? action.id);
      const to = shown.indexOf(action.id);
      if (from < 0 || to < 0) return select(selection, { kind: 'toggle', id: action.id }, shown);
      const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
      return { chosen: [...chosen, ...between.filter((id) => !chosen.includes(id))], anchor };
    }
    case 'all':
      return { chosen: [...chosen, ...shown.filter((id) => !chosen.includes(id))], anchor };
    case 'none':
      return { chosen: [], anchor: null };
  }
}
