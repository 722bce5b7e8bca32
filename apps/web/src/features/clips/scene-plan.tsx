import type { SessionResponse } from '@admint/contract';
import { Video } from 'lucide-react';
import { useTranslations } from 'use-intl';

const sceneOf = (session: SessionResponse, imageId: string) =>
  session.scenes.find((scene) => scene.image_id === imageId);
const imageOf = (session: SessionResponse, imageId: string) =>
  session.generated_images.find(({ id }) => id === imageId);

/** A clip that is not there yet: its image, dimmed, and the scene planned for it. */
export function PendingClip({ session, imageId }: { session: SessionResponse; imageId: string }) {
  const scene = sceneOf(session, imageId);
  const image = imageOf(session, imageId);
  return (
    <>
      {image && (
        <img src={image.url} alt="" className="size-full object-cover opacity-25 blur-[2px] saturate-50" />
      )}
      {scene && (
        <p className="absolute right-3 bottom-3 left-3 flex items-center gap-2 text-muted text-sm">
          <Video className="size-4 shrink-0" aria-hidden="true" />
          <span className="truncate">{scene.camera_movement}</span>
        </p>
      )}
    </>
  );
}

/** What the planner decided for each image: the words, the camera, how much moves. */
export function ScenePlanList({ session }: { session: SessionResponse }) {
  const t = useTranslations('clips');
  const views = useTranslations('views');
  return (
    <section aria-labelledby="scene-plan" className="mt-4">
      <h2 id="scene-plan" className="mb-3 font-semibold">
        {t('plan')}
      </h2>
      <ol className="grid gap-px overflow-hidden rounded-card border border-line bg-line">
        {session.scenes.map((scene) => {
          const image = imageOf(session, scene.image_id);
          return (
            <li key={scene.image_id} className="flex gap-4 bg-surface p-3 sm:p-4">
              {image && (
                <img src={image.url} alt="" className="size-14 shrink-0 rounded-control object-cover" />
              )}
              <div className="grid min-w-0 grow gap-1.5">
                <p className="text-sm">{scene.scene_prompt}</p>
                <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-sm">
                  <span>{views(scene.image_view)}</span>
                  <span>{scene.camera_movement}</span>
                  <span className="inline-flex items-center gap-2">
                    {t('motion')}
                    <span className="sr-only">
                      {t('motionOf', { percent: Math.round(scene.motion_intensity * 100) })}
                    </span>
                    <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-hover">
                      <span
                        className="block h-full rounded-full bg-accent"
                        style={{ width: `${scene.motion_intensity * 100}%` }}
                      />
                    </span>
                  </span>
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
