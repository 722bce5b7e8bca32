import type { ReceiptLine } from '@admint/contract';

const COLUMNS: readonly [string, (line: ReceiptLine) => string | number | null][] = [
  ['created_at', (line) => line.created_at],
  ['settled_at', (line) => line.settled_at],
  ['ad', (line) => line.ad],
  ['session_id', (line) => line.session_id],
  ['agent', (line) => line.agent],
  ['part', (line) => line.part],
  ['kind', (line) => line.kind],
  ['provider', (line) => line.provider],
  ['model', (line) => line.model],
  ['money', (line) => line.money],
  ['state', (line) => line.state],
  ['cached', (line) => (line.cached ? 'yes' : 'no')],
  ['reserved_usd', (line) => line.reserved],
  ['settled_usd', (line) => line.settled],
  ['provider_id', (line) => line.provider_id],
  ['error', (line) => line.error],
  ['id', (line) => line.id],
];

export const CSV_HEAD = `${COLUMNS.map(([name]) => name).join(',')}\r\n`;

/** Takes receipts, gives their lines as RFC 4180 has them. */
export function csvLines(lines: readonly ReceiptLine[]): string {
  return lines.map((line) => `${COLUMNS.map(([, read]) => cell(read(line))).join(',')}\r\n`).join('');
}

/**
 * A text that a spreadsheet would run as a formula (OWASP, CSV injection: it starts with = + - @, a tab or a line
 * break) gets an apostrophe in front. Numbers of ours stay numbers.
 */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[\s]*[=+\-@\t\r\n|%]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
