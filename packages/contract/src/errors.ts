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
  /** What `detail` says in figures, by name, for those who say it in another language. */
  values: z.record(z.string(), z.string()).optional(),
});
export type Problem = z.infer<typeof Problem>;

export interface AdmintErrorOptions {
  /** May the same action succeed when tried again unchanged? */
  retryable?: boolean;
  charged?: Charged;
  fields?: { field: string; message: string }[];
  /** The figures of the sentence, by name. */
  values?: Record<string, string>;
  cause?: unknown;
}

/** Every error that reaches a person: a stable code and a sentence that says what happened. */
export class AdmintError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly charged: Charged;
  readonly fields: { field: string; message: string }[];
  readonly values: Record<string, string> | undefined;

  constructor(code: string, userMessage: string, options: AdmintErrorOptions = {}) {
    super(userMessage, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AdmintError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.charged = options.charged ?? 'none';
    this.fields = options.fields ?? [];
    this.values = options.values;
  }

  get userMessage(): string {
    return this.message;
  }
}
