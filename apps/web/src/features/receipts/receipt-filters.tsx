import type { MoneyState, ReceiptFilter } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const ALL = 'all';
const MONEY: MoneyState[] = ['reserved', 'submitted', 'settled', 'refunded', 'unknown'];
const KINDS = ['text', 'image', 'video', 'music', 'render'] as const;

interface ReceiptFiltersProps {
  filter: ReceiptFilter;
  models: string[];
  onFilter: (filter: ReceiptFilter) => void;
}

/** Which receipts to show. */
export function ReceiptFilters({ filter, models, onFilter }: ReceiptFiltersProps) {
  const t = useTranslations('receipts');
  const set = <K extends keyof ReceiptFilter>(name: K, value: string) =>
    onFilter({ ...filter, [name]: value === ALL || value === '' ? undefined : value });
  return (
    <search
      className="grid grid-cols-2 gap-3 lg:grid-cols-5 [&>*]:min-w-0 [&_input]:min-w-0"
      aria-label={t('filter')}
    >
      <Select
        label={t('money')}
        value={filter.money ?? ALL}
        options={[
          { value: ALL, label: t('all') },
          ...MONEY.map((value) => ({ value, label: t(`states.${value}`) })),
        ]}
        onChange={(value) => set('money', value)}
      />
      <Select
        label={t('kind')}
        value={filter.kind ?? ALL}
        options={[
          { value: ALL, label: t('all') },
          ...KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
        ]}
        onChange={(value) => set('kind', value)}
      />
      <div className="col-span-2 lg:col-span-1">
        <Select
          label={t('model')}
          value={filter.model ?? ALL}
          options={[{ value: ALL, label: t('all') }, ...models.map((value) => ({ value, label: value }))]}
          onChange={(value) => set('model', value)}
        />
      </div>
      <TextField
        label={t('from')}
        type="date"
        value={filter.from ?? ''}
        {...(filter.to && { max: filter.to })}
        onChange={(event) => set('from', event.target.value)}
      />
      <TextField
        label={t('to')}
        type="date"
        value={filter.to ?? ''}
        {...(filter.from && { min: filter.from })}
        onChange={(event) => set('to', event.target.value)}
      />
    </search>
  );
}
