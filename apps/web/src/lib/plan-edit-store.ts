import { useStore } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { PlanEdit } from './plan-edit.ts';

interface PlanEdits {
  edits: Record<string, PlanEdit | undefined>;
}

/** Changes of plans that are not saved yet, by ad. Each window has its own, kept over a reload. */
export const planEdits = createStore<PlanEdits>()(
  persist((): PlanEdits => ({ edits: {} }), {
    name: 'admint.plan-edits',
    storage: createJSONStorage(() => sessionStorage),
  }),
);

export const editPlan = (id: string, edit: PlanEdit | undefined) =>
  planEdits.setState(({ edits }) => ({ edits: { ...edits, [id]: edit } }));

export const usePlanEdit = (id: string): PlanEdit | undefined =>
  useStore(planEdits, ({ edits }) => edits[id]);

/** What was typed while a save was on its way goes on from the version it brought. */
export function settleEdit(id: string, sent: PlanEdit, version: number): void {
  const now = planEdits.getState().edits[id];
  editPlan(id, now && now !== sent ? { ...now, version } : undefined);
}
