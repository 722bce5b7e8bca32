import { type AspectRatio, type ExportView, type GenerationDetails, PLACEMENTS } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Download, Layers, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type ExportWish, exportsQuery, useCancelExports, useExport } from '../../lib/exports-api.ts';
import { useFormats } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ToggleChips } from '../../ui/chips.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';

const RATIOS: readonly AspectRatio[] = ['16:9', '9:16', '1:1', '4:5'];
const ANYWHERE = 'anywhere';

/** The same ad for other shapes and places, for nothing: what to make, what is being made, what is there. */
export function Exports({ session, video }: { session: string; video: GenerationDetails }) {
  const t = useTranslations('exports');
  const { data, error } = useQuery(exportsQuery(session));
  const cancel = useCancelExports(session);
  const mine = data?.exports.filter((one) => one.generation_id === video.id) ?? [];
  const running = mine.some((one) => one.status === 'processing');
  return (
    <Card title={t('title')}>
      <p className="-mt-2 text-muted text-sm">{t('text')}</p>
      <ExportForm session={session} video={video} />
      <ProblemNotice error={error ?? cancel.error} />
      {mine.length > 0 && (
        <div className="grid gap-3">
          <div className="flex items-center justify-between gap-3">
            <h3 className="font-medium text-sm">{t('files')}</h3>
            {running && (
              <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate()}>
                {!cancel.isPending && <Square aria-hidden="true" />}
                {t('stop')}
              </Button>
            )}
          </div>
          <ul className="grid gap-2" aria-live="polite">
            {mine.map((one) => (
              <ExportRow key={one.id} file={one} />
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function ExportForm({ session, video }: { session: string; video: GenerationDetails }) {
  const t = useTranslations('exports');
  const { money } = useFormats();
  const start = useExport(session);
  const [placement, setPlacement] = useState(ANYWHERE);
  const [quality, setQuality] = useState<'draft' | 'final'>('final');
  const place = PLACEMENTS.find(({ id }) => id === placement);
  const offered: readonly AspectRatio[] = place?.ratios ?? RATIOS;
  const [ratios, setRatios] = useState<readonly string[]>(
    RATIOS.filter((ratio) => ratio !== video.aspect_ratio).slice(0, 1),
  );
  const chosen = offered.filter((ratio) => ratios.includes(ratio));

  const choosePlace = (id: string) => {
    setPlacement(id);
    const best = PLACEMENTS.find((one) => one.id === id)?.ratios;
    if (best && !best.some((ratio) => ratios.includes(ratio))) setRatios([best[0]]);
  };
  const make = () =>
    start.mutate({
      ratios: chosen,
      quality,
      generation_id: video.id,
      // The list of places is the contract's own.
      ...(place && { placement: place.id as NonNullable<ExportWish['placement']> }),
    });

  return (
    <div className="grid gap-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label={t('place')}
          value={placement}
          options={[
            { value: ANYWHERE, label: t('anywhere') },
            ...PLACEMENTS.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={choosePlace}
        />
        <Segments
          label={t('quality')}
          options={[
            { value: 'final', label: t('final') },
            { value: 'draft', label: t('draft') },
          ]}
          value={quality}
          onChange={setQuality}
        />
      </div>
      <ToggleChips
        label={t('shapes')}
        options={offered.map((value) => ({ value, label: value }))}
        value={chosen}
        onChange={setRatios}
      />
      <ProblemNotice error={start.error} paid />
      <Button
        look="primary"
        className="justify-self-start max-sm:justify-self-stretch"
        busy={start.isPending}
        disabled={chosen.length === 0}
        onClick={make}
      >
        {!start.isPending && <Layers aria-hidden="true" />}
        {t('make', { count: chosen.length, price: money(0) })}
      </Button>
    </div>
  );
}

function ExportRow({ file }: { file: ExportView }) {
  const t = useTranslations('exports');
  const { seconds, megabytes, number } = useFormats();
  const place = PLACEMENTS.find(({ id }) => id === file.placement);
  const name = [file.ratio, place?.name].filter(Boolean).join(' · ');
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-3 rounded-control border border-line bg-field p-2 pr-3">
      <span className="grid aspect-square place-items-center overflow-hidden rounded-md bg-black text-white/50">
        {file.thumbnail_url ? (
          <img src={file.thumbnail_url} alt="" className="size-full object-contain" />
        ) : (
          <span className="text-xs">{file.ratio}</span>
        )}
      </span>
      <div className="grid min-w-0 gap-1">
        <p className="truncate font-medium text-sm">{name}</p>
        {file.status === 'processing' && <ProgressBar label={name} value={file.progress || null} />}
        {file.status === 'completed' && (
          <p className="tabular text-muted text-xs">
            {[
              file.resolution?.replace('x', ' × '),
              file.duration !== null && seconds(file.duration),
              file.file_size_mb !== null && megabytes(file.file_size_mb),
              file.lufs !== null && `${number(Math.round(file.lufs * 10) / 10)} LUFS`,
              file.quality === 'draft' && t('draft'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {file.status === 'failed' && <p className="text-danger text-sm">{file.error ?? t('failed')}</p>}
        {file.warnings.map((warning) => (
          <p key={warning} className="text-sm text-warn">
            {warning}
          </p>
        ))}
      </div>
      {file.status === 'completed' && file.download_url ? (
        <a
          href={file.download_url}
          download
          aria-label={t('download', { name })}
          className={buttonClass({ size: 'small', shape: 'icon' })}
        >
          <Download aria-hidden="true" />
        </a>
      ) : (
        <Badge tone={file.status === 'failed' ? 'danger' : 'plain'}>{t(`statuses.${file.status}`)}</Badge>
      )}
    </li>
  );
}
