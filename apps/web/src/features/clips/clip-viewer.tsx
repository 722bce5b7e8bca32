import type { SessionResponse, VideoAsset } from '@admint/contract';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useClipNames } from './clip-names.ts';

interface ClipViewerProps {
  session: SessionResponse;
  /** In the order of the grid. */
  clips: readonly VideoAsset[];
  openedId: string | null;
  chosen: readonly string[];
  onOpen: (id: string | null) => void;
  onToggle: (id: string) => void;
}

/** One clip, large, with controls and its facts. */
export function ClipViewer({ session, clips, openedId, chosen, onOpen, onToggle }: ClipViewerProps) {
  const t = useTranslations('clips');
  const { money, seconds } = useFormats();
  const nameOf = useClipNames(session);
  const at = clips.findIndex(({ id }) => id === openedId);
  const clip = clips[at];
  const go = (step: number) => {
    const next = clips[at + step];
    if (next) onOpen(next.id);
  };
  return (
    <Dialog
      open={clip !== undefined}
      title={clip ? nameOf(clip) : ''}
      closeLabel={t('close')}
      size="wide"
      onClose={() => onOpen(null)}
    >
      {clip && (
        <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
          {/* Clips carry no sound, so there is nothing to caption. */}
          <video
            key={clip.id}
            src={clip.url}
            poster={clip.poster_url}
            aria-label={nameOf(clip)}
            controls
            autoPlay={!matchMedia('(prefers-reduced-motion: reduce)').matches}
            muted
            loop
            playsInline
            className="aspect-video w-full rounded-control bg-raised"
          />
          <div className="grid content-start gap-5">
            <div className="flex gap-2">
              <Button shape="icon" aria-label={t('previous')} disabled={at <= 0} onClick={() => go(-1)}>
                <ChevronLeft aria-hidden="true" />
              </Button>
              <Button
                shape="icon"
                aria-label={t('next')}
                disabled={at >= clips.length - 1}
                onClick={() => go(1)}
              >
                <ChevronRight aria-hidden="true" />
              </Button>
              <Button
                className="grow"
                look={chosen.includes(clip.id) ? 'secondary' : 'primary'}
                aria-pressed={chosen.includes(clip.id)}
                onClick={() => onToggle(clip.id)}
              >
                {chosen.includes(clip.id) ? t('unselect') : t('selectThis')}
              </Button>
            </div>
            <Facts
              rows={[
                { name: t('length'), value: seconds(clip.duration) },
                { name: t('price'), value: money(clip.cost) },
                { name: t('camera'), value: clip.camera_movement },
                { name: t('motion'), value: `${Math.round(clip.motion_intensity * 100)} %` },
                {
                  name: t('size'),
                  value: `${clip.resolution.replace('x', ' × ')}, ${Math.round(clip.fps)} fps`,
                },
                { name: t('model'), value: clip.model },
                { name: t('time'), value: seconds(clip.generation_time) },
              ]}
            />
            <p className="border-line border-t pt-4 text-muted text-sm">{clip.prompt}</p>
          </div>
        </div>
      )}
    </Dialog>
  );
}
