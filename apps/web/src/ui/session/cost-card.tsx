import type { SessionResponse } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Card } from '../card.tsx';
import { Facts } from '../facts.tsx';

/** The session at a glance: what it is about, since when, and what each part has cost. */
export function CostCard({
  session,
  length,
  adLength,
}: {
  session: SessionResponse;
  /** seconds */
  length?: number;
  adLength?: number | undefined;
}) {
  const t = useTranslations('cost');
  const { money, date, seconds } = useFormats();
  const sum = (items: { cost: number }[]) => items.reduce((total, { cost }) => total + cost, 0);
  return (
    <Card title={t('title')}>
      <Facts
        rows={[
          { name: t('product'), value: session.product_prompt ?? '–' },
          { name: t('started'), value: date(session.created_at) },
          { name: t('images'), value: money(sum(session.generated_images)) },
          ...(session.generated_clips.length > 0
            ? [{ name: t('clips'), value: money(sum(session.generated_clips)) }]
            : []),
          {
            name: t('spent'),
            value: t('ofBudget', { spent: money(session.total_cost), budget: money(session.budget) }),
          },
          ...(length === undefined ? [] : [{ name: t('length'), value: seconds(length) }]),
          ...(adLength === undefined ? [] : [{ name: t('adLength'), value: seconds(adLength) }]),
        ]}
      />
    </Card>
  );
}
