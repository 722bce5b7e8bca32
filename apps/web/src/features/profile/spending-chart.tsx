import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { labelPlaces, roundSteps } from './chart-scale.ts';

interface Day {
  day: string;
  cost: number;
  calls: number;
}

const HEIGHT = 200;
const LABELS = 6;
const GAP = 0.25;

/** A bar for each day. The same numbers stand in the table below, for those who do not see it. */
export function SpendingChart({ days, total }: { days: Day[]; total: number }) {
  const t = useTranslations('profile');
  const { money, shortDay } = useFormats();
  const [at, setAt] = useState<number | null>(null);
  const steps = roundSteps(Math.max(...days.map(({ cost }) => cost), 0));
  const top = steps.at(-1) || 1;
  const pointed = at === null ? null : days[at];
  return (
    <figure className="grid gap-2">
      <figcaption className="tabular flex min-h-6 items-baseline justify-between gap-4 text-sm">
        <span className="text-muted">
          {pointed
            ? t('dayLine', { day: shortDay(pointed.day), calls: pointed.calls })
            : t('sum', { count: days.length })}
        </span>
        <span className="font-medium">{money(pointed ? pointed.cost : total)}</span>
      </figcaption>
      {total === 0 ? (
        <p className="grid h-40 place-items-center rounded-control border border-line border-dashed px-4 text-center text-muted text-sm">
          {t('nothing')}
        </p>
      ) : (
        <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5" aria-hidden="true">
          <div className="tabular relative text-right text-faint text-xs" style={{ height: HEIGHT }}>
            <span className="invisible">{money(top)}</span>
            {steps.map((step) => (
              <span
                key={step}
                className="absolute right-0 translate-y-1/2"
                style={{ bottom: (step / top) * HEIGHT }}
              >
                {money(step)}
              </span>
            ))}
          </div>
          <svg
            className="w-full"
            height={HEIGHT}
            viewBox={`0 0 ${days.length} ${HEIGHT}`}
            preserveAspectRatio="none"
            onPointerLeave={() => setAt(null)}
          >
            {steps.map((step) => (
              <line
                key={step}
                x1={0}
                x2={days.length}
                y1={HEIGHT - (step / top) * HEIGHT}
                y2={HEIGHT - (step / top) * HEIGHT}
                stroke="var(--line)"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {days.map(({ day, cost }, i) => (
              <g key={day} onPointerEnter={() => setAt(i)}>
                <rect
                  x={i}
                  y={0}
                  width={1}
                  height={HEIGHT}
                  fill={at === i ? 'var(--hover)' : 'transparent'}
                />
                <rect
                  x={i + GAP / 2}
                  y={HEIGHT - (cost / top) * HEIGHT}
                  width={1 - GAP}
                  height={(cost / top) * HEIGHT}
                  fill="var(--accent)"
                />
              </g>
            ))}
          </svg>
          <span />
          <div className="relative h-4 text-faint text-xs">
            {labelPlaces(days.length, LABELS).map((i) => (
              <span
                key={i}
                className="absolute -translate-x-1/2 whitespace-nowrap"
                style={{ left: `${((i + 0.5) / days.length) * 100}%` }}
              >
                {shortDay(days[i]?.day ?? '')}
              </span>
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}
