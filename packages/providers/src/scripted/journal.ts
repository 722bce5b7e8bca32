import { randomUUID } from 'node:crypto';
import type { CallKind } from '../spec/models.ts';
import type { Fault, Output } from '../spec/operation.ts';
import { defaultScript, type Rule, type Script } from './script.ts';

/** One job as the provider's own books show it. */
export interface Job {
  id: string;
  key: string;
  kind: CallKind;
  model: string;
  request: unknown;
  /** milliseconds since 1970 */
  began: number;
  endsAt: number;
  canceled: boolean;
  fault: Fault | null;
  /** Its file is no media file. */
  spoiled: boolean;
  cost: number;
}

interface Asked {
  kind: CallKind;
  model: string;
  request: unknown;
}

/** A create as it comes in. */
export interface Order extends Asked {
  key: string;
}

/** Makes the file or the typed answer of a job; files are new ones that the caller may remove. */
export type Produce = (kind: CallKind, request: unknown) => Promise<Output[]>;

/** The provider's books: every create is counted, so that a test can say "paid once". */
export class Journal {
  readonly jobs = new Map<string, Job>();
  /** Creates per idempotency key. */
  readonly creates = new Map<string, number>();
  script: Script = structuredClone(defaultScript);

  create({ key, kind, model, request }: Order): { job: Job; rule: Rule | null } | { refused: Fault } {
    const rule = this.take({ kind, model, request });
    if (rule?.refuse) return { refused: rule.refuse };
    this.creates.set(key, (this.creates.get(key) ?? 0) + 1);
    const job: Job = {
      id: randomUUID(),
      key,
      kind,
      model,
      request,
      began: Date.now(),
      endsAt: Date.now() + (rule?.delay ?? this.script.delay[kind]),
      canceled: false,
      fault: rule?.fault ?? null,
      spoiled: rule?.spoil ?? false,
      cost: rule?.cost ?? this.script.price[kind],
    };
    this.jobs.set(job.id, job);
    return { job, rule };
  }

  byKey(key: string): Job | undefined {
    return [...this.jobs.values()].find((job) => job.key === key);
  }

  /** Is this request lost on its way? Uses the rule up. */
  loses(asked: Asked): boolean {
    if (!this.next(asked)?.lose) return false;
    this.take(asked);
    return true;
  }

  /** The first rule that matches, used up by one. */
  private take(asked: Asked): Rule | null {
    const rule = this.next(asked);
    if (rule?.times !== undefined) rule.times -= 1;
    return rule;
  }

  private next({ kind, model, request }: Asked): Rule | null {
    const text = JSON.stringify(request);
    const fits = (rule: Rule) =>
      (!rule.kind || rule.kind === kind) &&
      (!rule.model || rule.model === model) &&
      (!rule.match || text.includes(rule.match)) &&
      rule.times !== 0;
    return this.script.rules.find(fits) ?? null;
  }
}
