import type { SessionResponse } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { usePlanScenes, useSavePlan } from '../../lib/plan-api.ts';
import { useAsked } from '../../ui/session/use-asked.ts';
import { usePlan } from './use-plan.ts';

/** How the plan stands to what the form asks for: films it as it is, lacks a picture, or belongs to another scene. */
export function useSceneWork(session: SessionResponse, prompt: string, clipDuration: number) {
  const t = useTranslations('plan');
  const { state, unsaved } = usePlan(session);
  const save = useSavePlan(session.id);
  const planning = usePlanScenes(session.id);
  const asked = useAsked(session);
  const sameWords = state !== null && state.plan.video_prompt === prompt;
  const missing = state?.missing.length ?? 0;
  const fits = sameWords && missing === 0 && session.approved_images.length > 0;
  const wordless = fits && state.scenes.some(({ scene_prompt }) => scene_prompt.trim().length < 3);
  return {
    fits,
    /** What the plan was written for. */
    plannedFor: state?.plan.video_prompt,
    durations: (state?.scenes ?? []).map(({ duration }) => duration ?? clipDuration).join(','),
    blocked: wordless ? t('wordsMissing') : undefined,
    note: state ? noteOf() : t('whyPlan'),
    planLabel: !state
      ? t('plan')
      : sameWords && missing > 0
        ? t('planMissing', { count: missing })
        : t('planAgain'),
    saving: save.isPending,
    planning: planning.isPending,
    error: planning.error,
    plan(seconds: number) {
      asked(seconds);
      const only_missing = sameWords && missing > 0;
      planning.mutate({ video_prompt: prompt, clip_duration: clipDuration, only_missing });
    },
    /** The version to film, after what was just typed is saved; none when the planner shall be asked. */
    async savedVersion(): Promise<number | undefined> {
      if (!fits) return undefined;
      if (!unsaved) return state.plan.version;
      return (await save.mutateAsync(unsaved)).version;
    },
  };

  function noteOf(): string | null {
    if (!sameWords) return t('otherWords');
    return missing > 0 ? t('missing', { count: missing }) : null;
  }
}
