import type { PlannedScene, PlanView } from '@admint/contract';
import { useQueryClient } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import type { PlanEdit } from './plan-edit.ts';
import { settleEdit } from './plan-edit-store.ts';
import { keys, useSessionWrite } from './session-api.ts';

/** Asks the planner for one scene per image of the mood board. */
export const usePlanScenes = (id: string) =>
  useSessionWrite(id, (body: { video_prompt: string; clip_duration: number; only_missing: boolean }) =>
    answered(api.POST('/api/sessions/{id}/plan', { params: { path: { id } }, body })),
  );

/** Keeps what was changed of the plan, and puts the new version into the session at once. */
export function useSavePlan(id: string) {
  const client = useQueryClient();
  return useSessionWrite(id, async (edit: PlanEdit) => {
    const body = { ...edit, scenes: edit.scenes.map(bare) };
    const saved = await answered(api.PUT('/api/sessions/{id}/plan', { params: { path: { id } }, body }));
    settleEdit(id, edit, saved.version);
    client.setQueryData(keys.session(id), (session: object | undefined) =>
      session ? { ...session, plan: saved } : session,
    );
    return saved as PlanView;
  });
}

/** A scene without a length of its own says nothing about it. */
function bare({ duration, ...scene }: PlannedScene) {
  return duration === undefined ? scene : { ...scene, duration };
}
