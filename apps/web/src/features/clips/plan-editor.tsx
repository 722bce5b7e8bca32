import type { PlannedScene, SessionResponse } from '@admint/contract';
import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../lib/draft-store.ts';
import { isChanged, type PlanState, plannedOf } from '../../lib/plan-edit.ts';
import { useOnline } from '../../lib/use-now.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { useMoveName } from '../../lib/move-names.ts';
import { SceneFields } from './scene-fields.tsx';
import { useAutosave, usePlan } from './use-plan.ts';

/** The shots of the ad before they are paid for: one per picture, to be read, changed and put back. Saved as it is typed. */
export function PlanEditor({ session }: { session: SessionResponse }) {
  const t = useTranslations('plan');
  const { state, change, resetAll } = usePlan(session);
  const save = useAutosave(session);
  const online = useOnline();
  const [draft] = useDraft(session.id);
  if (!state || state.scenes.length === 0) return null;
  const changed = state.scenes.filter((scene) => isChanged(state.plan, scene)).length;
  const status = save.isPending || save.unsaved ? t(online ? 'saving' : 'waiting') : t('saved');
  return (
    <section aria-labelledby="scene-plan" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id="scene-plan" className="font-semibold text-lg">
            {t('title')}
          </h2>
          <p className="text-muted text-sm">{t('lead')}</p>
        </div>
        <div className="flex items-center gap-3">
          <span className="text-faint text-sm" aria-live="polite">
            {status}
          </span>
          <Button size="small" disabled={changed === 0 || session.running} onClick={resetAll}>
            <RotateCcw aria-hidden="true" />
            {t('resetAll')}
          </Button>
        </div>
      </div>
      {!save.unsaved && <ProblemNotice error={save.error} />}
      <ol className="grid gap-4">
        {state.scenes.map((scene, index) => (
          <SceneRow
            key={scene.image_id}
            session={session}
            state={state}
            scene={scene}
            clipDuration={draft.clip_duration ?? state.clipDuration}
            number={index + 1}
            onChange={change}
          />
        ))}
      </ol>
    </section>
  );
}

interface SceneRowProps {
  session: SessionResponse;
  state: PlanState;
  scene: PlannedScene;
  /** seconds, of a scene that has no length of its own */
  clipDuration: number;
  number: number;
  onChange: (scene: PlannedScene) => void;
}

function SceneRow({ session, state, scene, clipDuration, number, onChange }: SceneRowProps) {
  const t = useTranslations('plan');
  const views = useTranslations('views');
  const moveName = useMoveName();
  const image = session.generated_images.find(({ id }) => id === scene.image_id);
  const planned = plannedOf(state.plan, scene);
  const changed = isChanged(state.plan, scene);
  const name = t('scene', { number, view: views(scene.image_view) });
  return (
    <li className="grid gap-4 rounded-card border border-line bg-surface p-4 md:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="grid content-start gap-2 max-md:grid-cols-[5rem_minmax(0,1fr)]">
        {image && (
          <img
            src={image.url}
            alt={views(scene.image_view)}
            className="aspect-square w-full rounded-control object-cover"
          />
        )}
        <div className="grid content-start justify-items-start gap-1.5">
          <h3 className="font-medium">{name}</h3>
          <p className="text-muted text-sm">{moveName(scene.camera_movement)}</p>
          {changed && planned && (
            <>
              <Badge tone="accent">{t('changed')}</Badge>
              <Button
                size="small"
                look="quiet"
                disabled={session.running}
                aria-label={t('resetOne', { name })}
                onClick={() => onChange(planned)}
              >
                <RotateCcw aria-hidden="true" />
                {t('reset')}
              </Button>
            </>
          )}
        </div>
      </div>
      <SceneFields
        picture={image?.url ?? ''}
        disabled={session.running}
        value={{
          prompt: scene.scene_prompt,
          move: scene.camera_movement,
          intensity: scene.motion_intensity,
          duration: scene.duration ?? clipDuration,
        }}
        onChange={({ prompt, move, intensity, duration }) =>
          onChange({
            ...scene,
            ...(prompt !== undefined && { scene_prompt: prompt }),
            ...(move !== undefined && { camera_movement: move }),
            ...(intensity !== undefined && { motion_intensity: intensity }),
            ...(duration !== undefined && { duration }),
          })
        }
      />
    </li>
  );
}
