import { PHOTO_LIMITS } from '@admint/contract';
import { useMutation } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { postPhotos } from '../../lib/photo-api.ts';
import { useCreateSession } from '../../lib/session-api.ts';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { say } from '../../ui/toasts.tsx';

/** Photos dropped or picked here open a new ad that is made from them. */
export function PhotoStart({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useTranslations('photoStart');
  const [over, setOver] = useState(false);
  const create = useCreateSession();
  const begin = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const { session_id } = await create.mutateAsync();
      await postPhotos(session_id, files);
      return session_id;
    },
    onSuccess: onStarted,
  });
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    const pictures = files.filter(({ type }) => type.startsWith('image/')).slice(0, PHOTO_LIMITS.files);
    if (pictures.length > 0) begin.mutate(pictures);
    else if (files.length > 0) say({ title: t('none') });
  };
  return (
    <div className="grid gap-3">
      <label
        className={cx(
          'relative flex min-h-16 items-center justify-center gap-3 rounded-card border border-dashed px-5 py-4 text-center text-sm transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
          over ? 'border-accent bg-accent-soft text-ink' : 'border-line-strong text-muted hover:text-ink',
        )}
      >
        {begin.isPending ? <Spinner /> : <ImagePlus className="size-5 shrink-0" aria-hidden="true" />}
        <span className="text-left">
          <span className="font-medium text-ink">{t('title')}</span>
          <span className="block">
            {begin.isPending ? t('busy') : t('hint', { count: PHOTO_LIMITS.files })}
          </span>
        </span>
        <input
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          disabled={begin.isPending}
          className="absolute inset-0 cursor-pointer opacity-0"
          // A file input takes dropped files by itself; only the highlight is ours.
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </label>
      <ProblemNotice error={begin.error} />
    </div>
  );
}
