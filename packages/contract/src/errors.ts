import { z } from 'zod';

/** Whether the failed action cost money: `none` nothing was spent, `partial` some finished parts were, `unknown` the provider has not confirmed. */
export const Charged = z.enum(['none', 'partial', 'full', 'unknown']);
export type Charged = z.infer<typeof Charged>;

/** RFC 9457 problem details, with what a person needs to decide the next step. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  retryable: z.boolean(),
  charged: Charged,
  /** The request fields at fault, by JSON path, with the limit that was broken. */
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

export interface AdmintErrorOptions {
  /** May the same action succeed when tried again unchanged? */
  retryable?: boolean;
  charged?: Charged;
  fields?: { field: string; message: string }[];
  cause?: unknown;
}

/** Every error that reaches a person: a stable code and a sentence that says what happened. */
export class AdmintError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly charged: Charged;
  readonly fields: { field: string; message: string }[];

  constructor(code: string, userMessage: string, options: AdmintErrorOptions = {}) {
    super(userMessage, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AdmintError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.charged = options.charged ?? 'none';
    this.fields = options.fields ?? [];
  }

  get userMessage(): string {
    return this.message;
  }
}
