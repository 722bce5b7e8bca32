import { z } from 'zod';
import { Receipt } from '../costs.ts';

/** Where the money of a call is: held, on its way, billed, given back, or nobody knows. */
export const MoneyState = z.enum(['reserved', 'submitted', 'settled', 'refunded', 'unknown']);
export type MoneyState = z.infer<typeof MoneyState>;

export const CallKindName = z.enum(['text', 'image', 'video', 'music', 'render']);

/** A receipt among those of all ads. */
export const ReceiptLine = Receipt.extend({
  /** What the user calls it: "side view", "clip 2". */
  part: z.string(),
  kind: CallKindName,
  money: MoneyState,
  /** The product sentence of its ad. */
  ad: z.string().nullable(),
});
export type ReceiptLine = z.infer<typeof ReceiptLine>;

const Day = z.iso.date({ error: 'a day such as 2026-11-20' });

/** Which receipts: those of one ad or of all, narrowed down. Days are UTC, both included. */
export const ReceiptFilter = z.object({
  session_id: z.uuid().optional(),
  money: MoneyState.optional(),
  kind: CallKindName.optional(),
  model: z.string().max(120).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** Leave out what cost nothing and held nothing. */
  paid: z.enum(['true', 'false']).optional(),
});
export type ReceiptFilter = z.infer<typeof ReceiptFilter>;

export const ReceiptPage = z.object({
  receipts: z.array(ReceiptLine),
  next_cursor: z.string().nullable(),
  /** Of all that match, not only of this page. USD. */
  totals: z.object({ count: z.int(), settled: z.number(), held: z.number() }),
  /** Names of models that occur among my receipts, for the filter. */
  models: z.array(z.string()),
});
export type ReceiptPage = z.infer<typeof ReceiptPage>;

const Spent = z.object({ cost: z.number(), calls: z.int() });

/** What was spent in a span of days (UTC). */
export const Spending = z.object({
  from: z.string(),
  to: z.string(),
  total: z.number(),
  /** USD of this day. */
  today: z.number(),
  /** USD since the account was made. */
  ever: z.number(),
  /** Every day of the span, in order, those without cost too. */
  by_day: z.array(Spent.extend({ day: z.string() })),
  by_model: z.array(Spent.extend({ model: z.string(), provider: z.string() })),
  by_agent: z.array(Spent.extend({ agent: z.string() })),
});
export type Spending = z.infer<typeof Spending>;

/** What each user of this server has spent. */
export const UserTotals = z.object({
  users: z.array(
    z.object({
      user_id: z.int(),
      name: z.string(),
      is_admin: z.boolean(),
      ads: z.int(),
      today: z.number(),
      total: z.number(),
      daily_cap: z.number().nullable(),
    }),
  ),
});

const tag = 'money';

export const receiptRoutes = {
  listReceipts: {
    method: 'get',
    path: '/api/receipts',
    summary: 'Every call of my ads with its price, newest first (as a file: /api/receipts.csv)',
    tag,
    auth: true,
    query: ReceiptFilter.extend({
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(400).optional(),
    }),
    response: ReceiptPage,
  },
  getSpending: {
    method: 'get',
    path: '/api/user/spending',
    summary: 'What I have spent, by day, model and agent',
    tag,
    auth: true,
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
    response: Spending,
  },
  listUserTotals: {
    method: 'get',
    path: '/api/settings/users',
    summary: 'What each user has spent (admin)',
    tag,
    auth: true,
    response: UserTotals,
  },
} as const;
