import type { MoneyState, ReceiptFilter } from '@admint/contract';

const MONEY: readonly MoneyState[] = ['reserved', 'submitted', 'settled', 'refunded', 'unknown'];
const KINDS = ['text', 'image', 'video', 'music', 'render'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Takes the search part of an address, gives the filter it names; what is not one is left out. */
export function receiptSearch(search: Record<string, unknown>): ReceiptFilter {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const day = (name: string) => {
    const value = text(name);
    return value !== undefined && DAY.test(value) ? value : undefined;
  };
  const found: ReceiptFilter = {
    session_id: text('session_id'),
    money: MONEY.find((one) => one === search.money),
    kind: KINDS.find((one) => one === search.kind),
    model: text('model'),
    from: day('from'),
    to: day('to'),
    // The router reads a bare true as a truth, not as a word.
    paid: String(search.paid) === 'true' ? 'true' : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
