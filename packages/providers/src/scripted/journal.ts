import { randomUUID } from 'node:crypto';
import type { CallKind } from '../spec/models.ts';
import type { Fault, Output } from '../spec/operation.ts';
import { defaultScript, type Rule, type Script } from './script.ts';

/** One job as the provider's own books show it. */
export interface Job {
  id: string;
  key: string;
  kind: CallKind;
  request: unknown;
  endsAt: number;
  canceled: boolean;
  fault: Fault | null;
  cost: number;
}

/** Makes the file or the typed answer of a job; files are new ones that the caller may remove. */
export type Produce = (kind: CallKind, request: unknown) => Promise<Output[]>;

/** The provider's books: every create is counted, so that a test can say "paid once". */
export class Journal {
  readonly jobs = new Map<string, Job>();
  /** Creates per idempotency key. */
  readonly creates = new Map<string, number>();
  script: Script = structuredClone(defaultScript);

  create(
    key: string,
    kind: CallKind,
    request: unknown,
  ): { job: Job; rule: Rule | null } | { refused: Fault } {
    const rule = this.take(kind, request);
    if (rule?.refuse) return { refused: rule.refuse };
    this.creates.set(key, (this.creates.get(key) ?? 0) + 1);
    const job: Job = {
      id: randomUUID(),
      key,
      kind,
      request,
      endsAt: Date.now() + (rule?.delay ?? this.script.delay[kind]),
      canceled: false,
      fault: rule?.fault ?? null,
      cost: rule?.cost ?? this.script.price[kind],
    };
    this.jobs.set(job.id, job);
    return { job, rule };
  }

  byKey(key: string): Job | undefined {
    return [...this.jobs.values()].find((job) => job.key === key);
  }

  /** Is this request lost on its way? Uses the rule up. */
  loses(kind: CallKind, request: unknown): boolean {
    if (!this.next(kind, request)?.lose) return false;
    this.take(kind, request);
    return true;
  }

  /** The first rule that matches, used up by one. */
  private take(kind: CallKind, request: unknown): Rule | null {
    const rule = this.next(kind, request);
    if (rule?.times !== undefined) rule.times -= 1;
    return rule;
  }

  private next(kind: CallKind, request: unknown): Rule | null {
    const text = JSON.stringify(request);
    const { rules } = this.script;
    const rule = rules.find(
      (r) => (!r.kind || r.kind === kind) && (!r.match || text.includes(r.match)) && r.times !== 0,
    );
    return rule ?? null;
  }
}
