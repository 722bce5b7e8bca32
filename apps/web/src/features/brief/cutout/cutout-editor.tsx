import { sendThen } from '../../../lib/send-then.ts';
import type { CutoutChoice, CutoutView, PhotoView } from '@admint/contract';
import { useReducer, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useKeepCutout } from '../../../lib/cutout-api.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { ProblemNotice } from '../../../ui/session/problem-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { NO_STROKES, type Stroke, strokesAfter } from './brush.ts';
import { BrushTools } from './brush-tools.tsx';
import { CropEdges, CropStage, WHOLE } from './crop-stage.tsx';
import { CutoutHints } from './cutout-hints.tsx';
import { maskPng } from './mask-canvas.ts';
import { MaskStage } from './mask-stage.tsx';
import { useMask } from './use-mask.ts';
import { useStrokeKeys } from './use-stroke-keys.ts';

interface CutoutEditorProps {
  sessionId: string;
  photo: PhotoView;
  name: string;
  cutout: CutoutView;
  /** The ad is working, or its photos are fixed. */
  closed: boolean;
  onDone: () => void;
}

/** What of one photo becomes the product: chosen, cropped, or painted. */
export function CutoutEditor({ sessionId, photo, name, cutout, closed, onDone }: CutoutEditorProps) {
  const t = useTranslations('cutout');
  const keep = useKeepCutout({ id: sessionId, photo_id: photo.id });
  const [choice, setChoice] = useState<CutoutChoice>(cutout.choice);
  const [crop, setCrop] = useState(cutout.crop ?? WHOLE);
  const [glass, setGlass] = useState(cutout.glass);
  const [mode, setMode] = useState<Stroke['mode']>('add');
  const [size, setSize] = useState(6);
  const [alone, setAlone] = useState(false);
  const [found, setFound] = useState(false);
  const [strokes, act] = useReducer(strokesAfter, NO_STROKES);
  const loaded = useMask(photo.url, cutout, found);
  const painted = strokes.done.length > 0;

  const save = async () => {
    const mask = choice === 'cut' && painted && loaded ? await maskPng(loaded.mask.canvas) : undefined;
    const part = choice === 'crop' ? { crop } : {};
    sendThen(keep, { choice, glass, found_mask: found && !mask, ...part, ...(mask && { mask }) }, onDone);
  };
  useStrokeKeys(choice === 'cut', act);

  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid min-h-48 content-center">
        {choice === 'crop' && <CropStage photo={photo} name={name} crop={crop} onChange={setCrop} />}
        {choice === 'keep' && (
          <img
            src={photo.url}
            alt={name}
            width={photo.width}
            height={photo.height}
            className="mx-auto max-h-[58dvh] w-auto max-w-full rounded-control"
          />
        )}
        {choice === 'cut' && loaded === undefined && <Spinner className="mx-auto size-6" />}
        {choice === 'cut' && loaded === null && <Notice tone="error" title={t('notShown')} />}
        {choice === 'cut' && loaded && (
          <MaskStage
            cutout={cutout}
            loaded={loaded}
            name={name}
            strokes={strokes.done}
            mode={mode}
            size={(size / 100) * Math.max(cutout.width, cutout.height)}
            alone={alone}
            onStroke={(stroke) => act({ do: 'draw', stroke })}
          />
        )}
      </div>
      <div className="grid content-start gap-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <Segments
          label={t('use')}
          value={choice}
          onChange={setChoice}
          options={(['cut', 'keep', 'crop'] as const).map((value) => ({
            value,
            label: t(`choices.${value}`),
          }))}
        />
        {choice === 'cut' ? (
          <>
            <BrushTools
              strokes={strokes}
              mode={mode}
              size={size}
              changed={painted || (cutout.edited && !found)}
              onMode={setMode}
              onSize={setSize}
              act={act}
              onReset={() => {
                act({ do: 'clear' });
                setFound(true);
              }}
            />
            <Switch label={t('alone')} checked={alone} onChange={setAlone} />
            <Switch label={t('glass')} checked={glass} onChange={setGlass} />
          </>
        ) : (
          <p className="text-muted text-sm">{t(choice === 'crop' ? 'cropHint' : 'keepHint')}</p>
        )}
        {choice === 'crop' && <CropEdges crop={crop} onChange={setCrop} />}
        <ProblemNotice error={keep.error} />
        <div className="flex gap-2">
          <Button look="primary" busy={keep.isPending} disabled={closed} onClick={() => void save()}>
            {t('save')}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {t('cancel')}
          </Button>
        </div>
      </div>
      {choice === 'cut' && (
        <div className="grid content-start gap-3">
          <CutoutHints cutout={cutout} />
        </div>
      )}
    </div>
  );
}
