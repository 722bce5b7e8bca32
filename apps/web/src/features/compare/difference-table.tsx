import type { ComparedVideo, Comparison } from '@admint/contract';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useFormats } from '../../lib/formats.ts';
import { bestScore, scoreNames, scoreOf, standOut } from './ranking.ts';

/** What was asked differently, and what came of it, one column per video. */
export function DifferenceTable({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const { money, span } = useFormats();
  const names = useDifferenceNames();
  const { videos, differences } = comparison;
  const name = t('table');
  return (
    <section
      aria-label={name}
      // A wide table is scrolled by keyboard too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="overflow-x-auto rounded-card border border-line bg-surface"
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="px-4 pt-4 pb-2 text-left font-semibold text-base">{name}</caption>
        <thead>
          <tr>
            <Cell head>
              <span className="sr-only">{t('field')}</span>
            </Cell>
            {videos.map(({ label, video }) => (
              <Cell key={video.id} head>
                {label}
              </Cell>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, values }) => {
            const marks = standOut(values);
            return (
              <Row key={field} name={names.field(field)}>
                {videos.map(({ video }, index) => (
                  <Cell key={video.id} marked={marks[index] ?? false}>
                    {names.value(values[index] ?? '')}
                  </Cell>
                ))}
              </Row>
            );
          })}
          <Row name={t('framework')}>
            {videos.map(({ video, framework }) => (
              <Cell key={video.id}>{framework ?? '–'}</Cell>
            ))}
          </Row>
          {scoreNames(videos).map((score) => (
            <ScoreRow key={score} name={score} videos={videos} />
          ))}
          <Row name={t('took')}>
            {videos.map(({ video, generation_time }) => (
              <Cell key={video.id}>{generation_time === null ? '–' : span(generation_time)}</Cell>
            ))}
          </Row>
          <Row name={t('cost')}>
            {videos.map(({ video }) => (
              <Cell key={video.id}>{money(video.cost)}</Cell>
            ))}
          </Row>
          <Row name={t('totalCost')}>
            <td className="tabular px-4 py-2.5 font-semibold" colSpan={videos.length}>
              {money(comparison.total_cost)}
            </td>
          </Row>
        </tbody>
      </table>
    </section>
  );
}

function ScoreRow({ name, videos }: { name: string; videos: ComparedVideo[] }) {
  const t = useTranslations('compare');
  const best = bestScore(videos, name);
  return (
    <Row name={t(`scores.${name as 'prompt'}`)}>
      {videos.map((video) => {
        const score = scoreOf(video, name);
        return (
          <Cell key={video.video.id}>
            {score ? (
              <>
                <span className={cx(score.value === best && 'font-semibold text-accent')}>
                  {Math.round(score.value)}
                </span>{' '}
                <span className="text-muted">
                  {t('scoredBy', { who: score.scored_by === 'rules' ? t('rules') : score.scored_by })}
                </span>
              </>
            ) : (
              '–'
            )}
          </Cell>
        );
      })}
    </Row>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr className="border-line border-t">
      <th scope="row" className="px-4 py-2.5 align-top font-normal text-muted">
        {name}
      </th>
      {children}
    </tr>
  );
}

function Cell({
  head = false,
  marked = false,
  children,
}: {
  head?: boolean;
  marked?: boolean;
  children: ReactNode;
}) {
  if (head) {
    return (
      <th scope="col" className="px-4 py-2.5 font-medium">
        {children}
      </th>
    );
  }
  return (
    <td className="tabular max-w-72 min-w-36 px-4 py-2.5 align-top [overflow-wrap:anywhere]">
      {marked ? <mark className="-mx-1 rounded bg-accent-soft px-1 text-ink">{children}</mark> : children}
    </td>
  );
}

/** Settings and their values in words; one we have no word for reads as it is called. */
function useDifferenceNames() {
  const t = useTranslations('compare');
  const switches = useTranslations('coherence.names');
  return {
    field: (path: string) => {
      const name = path.replace(/^coherence\./, '') as 'seed_control';
      if (name !== path && switches.has(name)) return switches(name);
      const key = `fields.${path}` as 'fields.prompt';
      return t.has(key) ? t(key) : path.replaceAll(/[._]/g, ' ');
    },
    value: (value: string) => {
      const key = `values.${value}` as 'values.on';
      return /^[a-z]+$/.test(value) && t.has(key) ? t(key) : value;
    },
  };
}
