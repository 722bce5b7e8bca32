import type { ReactNode } from 'react';

/** Names and values in two columns. */
export function Facts({ rows }: { rows: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-2.5 text-sm">
      {rows.map((row, index) => (
        <div key={`${index} ${row.name}`} className="flex items-baseline justify-between gap-4">
          <dt className="shrink-0 text-muted">{row.name}</dt>
          <dd className="tabular min-w-0 text-right font-medium [overflow-wrap:anywhere]">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
