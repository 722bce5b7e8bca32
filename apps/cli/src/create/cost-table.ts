import { type CostBreakdown, formatUsd, micros } from '@admint/contract';

/** Takes the cost breakdown of an ad, gives a table of text: one line per agent and the total. */
export function costTable({ breakdown, total_cost }: CostBreakdown): string {
  const rows = [
    ['Agent', 'Model', 'Calls', 'Seconds', 'Cost'],
    ...breakdown.map(({ agent, model, calls, duration, cost, success }) => [
      success ? agent : `${agent} (failed)`,
      model,
      String(calls),
      duration.toFixed(1),
      formatUsd(micros(cost)),
    ]),
    ['Total', '', '', '', formatUsd(micros(total_cost))],
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const numeric = (column: number) => column >= 2;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          numeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
