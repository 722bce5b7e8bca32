import { contrastRatio } from '@admint/overlay';
import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';

const SWATCHES = ['#FFFFFF', '#101014', '#FFE066', '#FF8FA3', '#7CF5C8', '#8EC5FF'];
/** WCAG 2.2 for large text. */
const READABLE = 3;

interface ColorFieldProps {
  value: string;
  /** Both ends of what the text stands on. */
  backgrounds: readonly string[];
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** The colour of the text, with a warning when it would be hard to read on its cards. */
export function ColorField({ value, backgrounds, disabled, onChange }: ColorFieldProps) {
  const t = useTranslations('finish');
  const id = useId();
  const known = /^#[0-9a-fA-F]{6}$/.test(value);
  const worst = known ? Math.min(...backgrounds.map((background) => contrastRatio(value, background))) : 21;
  return (
    <fieldset disabled={disabled} className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">{t('color')}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {SWATCHES.map((swatch) => (
          <button
            key={swatch}
            type="button"
            aria-label={t('swatch', { color: swatch })}
            aria-pressed={swatch.toLowerCase() === value.toLowerCase()}
            className={cx(
              'size-7 rounded-full border-2 ring-offset-2 ring-offset-canvas',
              swatch.toLowerCase() === value.toLowerCase()
                ? 'border-canvas ring-2 ring-accent'
                : 'border-line-strong',
            )}
            style={{ background: swatch }}
            onClick={() => onChange(swatch)}
          />
        ))}
        <label
          htmlFor={id}
          className="relative grid h-8 cursor-pointer grid-flow-col items-center gap-1.5 rounded-full border border-line pr-2.5 pl-1 text-sm hover:border-line-strong"
        >
          <span
            aria-hidden="true"
            className="size-6 rounded-full border border-line-strong"
            style={{ background: value }}
          />
          <span className="tabular uppercase">{value}</span>
          <span className="sr-only">{t('ownColor')}</span>
          <input
            id={id}
            type="color"
            value={known ? value : '#FFFFFF'}
            onChange={(event) => onChange(event.target.value.toUpperCase())}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </label>
      </div>
      <output className="block text-sm text-warn">
        {worst < READABLE && (
          <span className="flex items-center gap-2">
            <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
            {t('lowContrast', { ratio: worst.toFixed(1) })}
          </span>
        )}
      </output>
    </fieldset>
  );
}
