import type { PlannedScene, SessionResponse } from '@admint/contract';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { ApiFailure } from '../../lib/api.ts';
import { useSavePlan } from '../../lib/plan-api.ts';
import { changedScene, planState } from '../../lib/plan-edit.ts';
import { editPlan, usePlanEdit } from '../../lib/plan-edit-store.ts';
import { say } from '../../ui/toasts.tsx';

/** The plan of an ad with what is not saved yet, and how to change it. */
export function usePlan(session: SessionResponse) {
  const { id } = session;
  const edit = usePlanEdit(id);
  const state = planState(session.plan, edit, session.approved_images);
  const standing = edit?.version === session.plan?.version ? edit : undefined;
  return {
    state,
    /** What is not saved yet. */
    unsaved: standing,
    change: (scene: PlannedScene) => {
      if (state) editPlan(id, changedScene(state, scene));
    },
    resetAll: () => {
      if (!state) return;
      const { version, clip_duration, planned } = state.plan;
      editPlan(id, { version, clip_duration, scenes: planned });
    },
  };
}

const SAVE_AFTER_MS = 800;
const LEAST_WORDS = 3;

/** Saves changes of the plan a moment after the last one. Where another window was faster, its version is shown. */
export function useAutosave(session: SessionResponse) {
  const t = useTranslations('plan');
  const { id } = session;
  const { unsaved } = usePlan(session);
  const save = useSavePlan(id);
  const { mutate, isPending } = save;
  useEffect(() => {
    const whole = unsaved?.scenes.every(({ scene_prompt }) => scene_prompt.trim().length >= LEAST_WORDS);
    if (!unsaved || !whole || isPending) return;
    const onError = (error: Error) => {
      if (!(error instanceof ApiFailure) || error.code !== 'plan_changed') return;
      editPlan(id, undefined);
      say({ title: t('changedElsewhere') });
    };
    const timer = setTimeout(() => mutate(unsaved, { onError }), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [unsaved, isPending, mutate, id, t]);
  return { ...save, unsaved };
}
