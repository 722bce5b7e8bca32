import { createHash, randomInt } from 'node:crypto';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';
import type { ModelCard } from './models.ts';
import { makeOutput } from './outputs.ts';
import { FAILURES, type Moment, momentOf, newId, type Prediction, timesOf } from './prediction.ts';
import { costOf, costOfFailure } from '../prices.ts';
import { priceOf } from './prices.ts';
import { newSecret } from './signing.ts';
import { usageOf, viewOf } from './view.ts';
import { Webhooks } from './webhooks.ts';

export interface NewJob {
  model: ModelCard;
  training: boolean;
  input: Record<string, unknown>;
  scenario: Scenario;
  webhook: string | null;
  events: string[];
  /** seconds; null for none */
  cancelAfter: number | null;
  base: string;
}

/** When a scenario lets a deadline pass, it is this one. */
const SHORT_DEADLINE_S = 10;

/** The jobs of the simulated service: made once, moved by the clock, booked when they end. */
export class ReplicateService {
  readonly jobs = new Map<string, Prediction>();
  readonly secret = newSecret();
  readonly world: World;
  readonly #webhooks: Webhooks;

  constructor(world: World) {
    this.world = world;
    this.#webhooks = new Webhooks(world, this.secret);
  }

  create(order: NewJob): Prediction {
    const { clock, journal } = this.world;
    const { model, scenario } = order;
    const now = clock.now();
    const times = timesOf(model.kind, scenario, randomInt(1000) / 1000);
    const hits = scenario === 'aborted' || scenario === 'deadline_canceled';
    const after = hits ? SHORT_DEADLINE_S : order.cancelAfter;
    const job: Prediction = {
      id: newId(),
      model,
      training: order.training,
      input: order.input,
      scenario,
      job: jobName(order.webhook, model, order.input),
      created: now,
      starts: now + times.queue,
      ends: now + times.queue + times.work,
      canceled: null,
      deadline: after === null ? null : now + after * 1000,
      error: FAILURES[scenario] ?? null,
      output: null,
      made: false,
      polls: 0,
      webhook: order.webhook,
      events: order.events,
    };
    this.jobs.set(job.id, job);
    journal.record({ service: 'replicate', id: job.id, job: job.job, model: model.id, cost: 0 });
    void this.#work(job, order.base);
    return job;
  }

  moment(job: Prediction): Moment {
    return momentOf(job, this.world.clock.now());
  }

  /** The job as it stands now; whoever sees its end sees it in the books. */
  view(job: Prediction, base: string): Record<string, unknown> {
    this.#book(job);
    return viewOf(job, this.moment(job), this.world.clock.now(), base);
  }

  cancel(job: Prediction, base: string): void {
    this.world.journal.cancels += 1;
    if (this.moment(job).ended !== null) return;
    job.canceled = this.world.clock.now();
    this.#book(job);
    void this.#announce(job, base);
  }

  /** Makes the files at once, so that the job can end on time; tells and books when the clock says it has ended. */
  async #work(job: Prediction, base: string): Promise<void> {
    const { clock } = this.world;
    const wait = (until: number) =>
      new Promise<void>((resolve) => clock.after((until - clock.now()) / 1000, resolve));
    void wait(job.starts).then(() => this.#webhooks.tell(job, 'start', JSON.stringify(this.view(job, base))));
    if (!job.error) {
      job.output = await makeOutput(this.world, job).catch((error: unknown) => {
        job.error = error instanceof Error ? error.message : String(error);
        return null;
      });
      job.made = true;
    }
    await wait(Math.min(job.ends, job.deadline ?? job.ends));
    if (job.canceled !== null) return;
    while (this.moment(job).ended === null) await new Promise((resolve) => setTimeout(resolve, 5).unref());
    this.#book(job);
    await this.#announce(job, base);
  }

  async #announce(job: Prediction, base: string): Promise<void> {
    const final = this.view(job, base);
    const late = JSON.stringify({ ...final, status: 'processing', output: null, completed_at: null });
    await this.#webhooks.tell(job, 'completed', JSON.stringify(final), late);
  }

  /** Failed and stopped jobs cost the machine time they ran, where that is what is billed. */
  #book(job: Prediction): void {
    const moment = this.moment(job);
    if (moment.ended === null || moment.status === 'aborted') return;
    this.world.journal.end(job.id, (moment.ended - job.created) / 1000);
    const price = priceOf(job.model, this.world.prices);
    const usage = usageOf(job, moment);
    const good = moment.status === 'succeeded';
    this.world.journal.charge(job.id, good ? costOf(price, usage, job.input) : costOfFailure(price, usage));
  }
}

/** The caller's job id where its webhook names one, else model and input. */
function jobName(webhook: string | null, model: ModelCard, input: unknown): string {
  const named = webhook && URL.canParse(webhook) ? new URL(webhook).searchParams.get('job') : null;
  return (
    named ??
    createHash('sha256')
      .update(`${model.id}\n${JSON.stringify(input)}`)
      .digest('hex')
      .slice(0, 16)
  );
}
