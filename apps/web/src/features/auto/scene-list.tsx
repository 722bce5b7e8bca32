import type { Storyboard, StoryboardScene } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { useServerNames } from '../../lib/server-words.ts';
import { useFormats } from '../../lib/formats.ts';
import { useMoveName } from '../../lib/move-names.ts';
import { Badge } from '../../ui/badge.tsx';
import { HoverVideo } from '../../ui/hover-video.tsx';
import { goesOnFrom } from './storyboard-draft.ts';

/** Shapes a picture can have, as CSS takes them. */
export const FRAMES = { '16:9': '16 / 9', '9:16': '9 / 16', '1:1': '1 / 1', '4:5': '4 / 5' } as const;

/** The storyboard while the ad is made: each scene with its words, then its picture, then its clip. */
export function SceneList({ board, running }: { board: Storyboard; running: boolean }) {
  const t = useTranslations('auto');
  return (
    <ol aria-label={t('storyboard')} className="grid gap-5 sm:grid-cols-2">
      {board.scenes.map((scene) => (
        <li key={scene.number} className="overflow-hidden rounded-card border border-line bg-surface">
          <ScenePicture scene={scene} ratio={board.settings.aspect_ratio} waiting={running} />
          <SceneWords scene={scene} from={goesOnFrom(board, scene.number)} />
        </li>
      ))}
    </ol>
  );
}

function ScenePicture({
  scene,
  ratio,
  waiting,
}: {
  scene: StoryboardScene;
  ratio: keyof typeof FRAMES;
  waiting: boolean;
}) {
  const t = useTranslations('auto');
  const beatOf = useServerNames('beats');
  const label = t('sceneOf', { number: scene.number, beat: beatOf(scene.beat) });
  const tall = ratio === '9:16' || ratio === '4:5';
  return (
    <div
      className={`relative mx-auto max-h-96 bg-field ${tall ? 'w-auto' : 'w-full'}`}
      style={{ aspectRatio: FRAMES[ratio] }}
    >
      {scene.clip_url && scene.poster_url ? (
        <HoverVideo src={scene.clip_url} poster={scene.poster_url} label={label} />
      ) : scene.image_url ? (
        <img src={scene.image_url} alt={label} className="size-full object-cover" />
      ) : (
        <div className={`size-full ${waiting ? 'sheen' : ''}`} />
      )}
      <div className="absolute top-3 left-3 flex gap-2">
        <Badge tone="picture">{scene.number}</Badge>
        <Badge tone="picture">{beatOf(scene.beat)}</Badge>
      </div>
    </div>
  );
}

function SceneWords({ scene, from }: { scene: StoryboardScene; from: number | undefined }) {
  const t = useTranslations('auto');
  const { seconds } = useFormats();
  const moveName = useMoveName();
  return (
    <div className="grid gap-2 p-4">
      <p className="font-semibold text-lg">
        {scene.overlay_text ? `“${scene.overlay_text}”` : <span className="text-faint">{t('noText')}</span>}
      </p>
      <p className="text-muted text-sm">{scene.visual_prompt}</p>
      <p className="tabular flex flex-wrap gap-x-3 gap-y-1 text-faint text-sm">
        <span>{seconds(scene.duration)}</span>
        <span>{moveName(scene.camera_movement)}</span>
        <span>
          {scene.shot_size}, {scene.lens_type}
        </span>
        {scene.number > 1 && (
          <span title={scene.transition_reason}>
            {from === undefined ? t(`transitions.${scene.transition}`) : t('goesOn', { number: from })}
          </span>
        )}
      </p>
    </div>
  );
}
