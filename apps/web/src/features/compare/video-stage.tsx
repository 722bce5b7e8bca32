import type { Comparison, GenerationView } from '@admint/contract';
import { Pause, Play } from 'lucide-react';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useFormats } from '../../lib/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Scrubber } from '../../ui/scrubber.tsx';
import { Together } from './together.ts';
import { VideoTile } from './video-tile.tsx';

interface VideoStageProps {
  comparison: Comparison;
  onWinner: (id: string | null) => void;
  onDelete: (video: GenerationView) => void;
}

const COLUMNS: Record<number, string> = {
  1: 'max-w-3xl',
  2: 'sm:grid-cols-2',
  3: 'sm:grid-cols-2 lg:grid-cols-3',
  4: 'sm:grid-cols-2 xl:grid-cols-4',
  5: 'sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5',
};

/** The videos side by side under one control; 1–5 chooses, Space plays, while the focus is among them. */
export function VideoStage({ comparison, onWinner, onDelete }: VideoStageProps) {
  const t = useTranslations('compare');
  const [together] = useState(() => new Together());
  const { videos, winner_id } = comparison;
  const ready = videos.filter(({ video }) => video.video_url !== null);
  const upright = videos.some(
    ({ settings }) => settings.aspect_ratio === '9:16' || settings.aspect_ratio === '4:5',
  );
  const stage = useRef<HTMLElement>(null);
  const onKey = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === ' ' || event.key.toLowerCase() === 'k') together.toggle();
    else {
      const picked = /^[1-5]$/.test(event.key) ? videos[Number(event.key) - 1] : undefined;
      if (picked?.video.status !== 'completed') return false;
      onWinner(picked.video.id === winner_id ? null : picked.video.id);
    }
    return true;
  };
  useStageKeys(stage, onKey);
  return (
    <section ref={stage} aria-label={t('stage')} className="grid gap-4">
      <ul
        className={cx(
          'grid gap-4 [&_a]:scroll-mb-24 [&_button]:scroll-mb-24',
          upright && 'grid-cols-2',
          COLUMNS[videos.length],
        )}
      >
        {videos.map((compared, index) => (
          <VideoTile
            key={compared.video.id}
            compared={compared}
            number={index + 1}
            together={together}
            wins={compared.video.id === winner_id}
            onWinner={onWinner}
            onDelete={onDelete}
          />
        ))}
      </ul>
      {ready.length > 1 && <Control together={together} />}
    </section>
  );
}

/** Keys work while the focus is inside; a button keeps its own, and so does whatever is typed into. */
function useStageKeys(
  stage: RefObject<HTMLElement | null>,
  onKey: (event: globalThis.KeyboardEvent) => boolean,
): void {
  const latest = useEffectEvent(onKey);
  useEffect(() => {
    const element = stage.current;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const onButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
      if (onButton && (event.key === ' ' || event.key === 'Enter')) return;
      if (latest(event)) event.preventDefault();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [stage]);
}

function Control({ together }: { together: Together }) {
  const t = useTranslations('compare');
  const { clock } = useFormats();
  const { playing, time, length } = useSyncExternalStore(together.watch, together.read);
  return (
    <div className="sticky bottom-4 z-10 flex items-center gap-4 rounded-card border border-line bg-raised px-4 py-2.5 shadow-lift">
      <Button look="primary" onClick={() => together.toggle()}>
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        {playing ? t('pauseAll') : t('playAll')}
      </Button>
      <Scrubber
        label={t('position')}
        text={clock(time)}
        value={time}
        max={length || 1}
        onChange={(seconds) => together.seek(seconds)}
      />
      <span className="tabular shrink-0 text-muted text-sm">
        {clock(time)} / {clock(length)}
      </span>
    </div>
  );
}
