import { z } from 'zod';

/** What the owner of an open request read in the provider's own bill; asked for only where the provider cannot say. */
export const SettleCallRequest = z.object({
  /** `id` of the receipt, whose state is `unknown` */
  call_id: z.string().min(1).max(300),
  word: z.enum(['arrived', 'did_not_arrive']).optional(),
});

export const CallSettled = z.object({
  /** `unknown`: still open; `running`: the job exists and goes on; `checking`: the provider has not answered yet. */
  state: z.enum(['succeeded', 'failed', 'unknown', 'running', 'checking']),
  message: z.string(),
  /** USD booked; null while open */
  settled: z.number().nullable(),
  /** It is paid for, and what it made may still be fetched: asking again costs nothing. */
  waiting: z.boolean().optional(),
});

const ById = z.object({ id: z.uuid() });

export const settleCallRoutes = {
  settleCall: {
    method: 'post',
    path: '/api/sessions/{id}/calls/settle',
    summary: 'Find out what became of a request whose answer was lost, and release what is held for it',
    tag: 'costs',
    auth: true,
    params: ById,
    body: SettleCallRequest,
    response: CallSettled,
  },
} as const;
