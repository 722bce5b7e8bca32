import { Brush, Eraser, Redo2, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { Slider } from '../../../ui/slider.tsx';
import type { Stroke, StrokeAction, Strokes } from './brush.ts';

interface BrushToolsProps {
  strokes: Strokes;
  mode: Stroke['mode'];
  /** per cent of the photo's longer side */
  size: number;
  /** The mask differs from the one that was found. */
  changed: boolean;
  onMode: (mode: Stroke['mode']) => void;
  onSize: (size: number) => void;
  act: (action: StrokeAction) => void;
  onReset: () => void;
}

/** What the brush does, and the way back. */
export function BrushTools({ strokes, mode, size, changed, onMode, onSize, act, onReset }: BrushToolsProps) {
  const t = useTranslations('cutout');
  return (
    <div className="grid gap-3">
      <Segments
        label={t('brush')}
        value={mode}
        onChange={onMode}
        options={[
          { value: 'add', label: t('add'), icon: <Brush className="size-4" aria-hidden="true" /> },
          { value: 'erase', label: t('erase'), icon: <Eraser className="size-4" aria-hidden="true" /> },
        ]}
      />
      <Slider label={t('size')} value={size} min={1} max={25} text={`${size} %`} onChange={onSize} />
      {/* Not disabled but said to be: a button that goes dead under the finger would take the focus out of the dialog. */}
      <div className="flex flex-wrap gap-2">
        <Button size="small" aria-disabled={strokes.done.length === 0} onClick={() => act({ do: 'undo' })}>
          <Undo2 aria-hidden="true" />
          {t('undo')}
        </Button>
        <Button size="small" aria-disabled={strokes.undone.length === 0} onClick={() => act({ do: 'redo' })}>
          <Redo2 aria-hidden="true" />
          {t('redo')}
        </Button>
        <Button
          size="small"
          look="quiet"
          onClick={() => act({ do: 'draw', stroke: { mode: 'erase', size: 0 } })}
        >
          {t('empty')}
        </Button>
        <Button size="small" look="quiet" disabled={!changed} onClick={onReset}>
          {t('reset')}
        </Button>
      </div>
    </div>
  );
}
