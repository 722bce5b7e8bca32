import { type Call, cut, send, scenarioHeader } from '../http.ts';
import { scenarioOf } from '../scenario.ts';
import { pause } from '../world.ts';
import { account, hardware, modelRoutes } from './account.ts';
import { missing, refuseCreate, throttle, unauthenticated, wrongVersion } from './faults.ts';
import { Files } from './files.ts';
import { MinuteLimit } from './limits.ts';
import { findModel, invalidFields, type ModelCard } from './models.ts';
import { parseCancelAfter, type Prediction } from './prediction.ts';
import type { ReplicateService } from './service.ts';
import { stream } from './stream.ts';

const PAGE = 100;
const SYNC_SECONDS = 60;
const TOP_LEVEL = ['version', 'input', 'webhook', 'webhook_events_filter', 'stream', 'destination'];

/** The HTTP surface of Replicate, as far as a studio uses it. */
export class ReplicateRoutes {
  readonly #service: ReplicateService;
  readonly #files: Files;
  readonly #creates = new MinuteLimit(600);
  readonly #others = new MinuteLimit(3000);

  constructor(service: ReplicateService) {
    this.#service = service;
    this.#files = new Files(service.world);
  }

  async handle(call: Call): Promise<void> {
    const [version, place, ...rest] = call.path;
    if (version !== 'v1') return missing(call);
    if (place === 'stream') return stream(this.#service, call, rest[0] ?? '');
    if (place === 'files' && rest[1] === 'download') return this.#files.download(call, rest[0] ?? '');
    if (!this.#admits(call)) return unauthenticated(call);
    const creates =
      call.method === 'POST' &&
      (place === 'predictions' || rest.at(-1) === 'predictions') &&
      rest.at(-1) !== 'cancel';
    const wait = (creates ? this.#creates : this.#others).take(this.#service.world.clock.now());
    if (wait > 0) return throttle(call, wait);
    return this.#route(call, place ?? '', rest);
  }

  #admits(call: Call): boolean {
    const key = /^(?:Bearer|Token) (\S+)$/.exec(call.header('authorization') ?? '')?.[1];
    return (
      Boolean(key) &&
      key !== 'r8_wrong' &&
      scenarioHeader(call) !== '401' &&
      !/\[\[sim:401\]\]/.test(String(call.body))
    );
  }

  async #route(call: Call, place: string, rest: string[]): Promise<void> {
    const [first = '', second = '', third = ''] = rest;
    if (place === 'predictions' || place === 'trainings') {
      if (call.method === 'POST' && rest.length === 0) return this.#createByVersion(call);
      if (rest.length === 0) return this.#list(call, place === 'trainings');
      if (second === 'cancel') return this.#cancel(call, first);
      return this.#get(call, first);
    }
    if (place === 'models' && third === 'predictions')
      return this.#createOfficial(call, `${first}/${second}`);
    if (place === 'deployments' && third === 'predictions')
      return this.#createOfficial(call, `${first}/${second}`);
    if (place === 'models' && rest[4] === 'trainings')
      return this.#train(call, `${first}/${second}`, rest[3] ?? '');
    if (place === 'models') return modelRoutes(call, rest);
    if (place === 'files') return this.#files.handle(call, rest);
    if (place === 'account') return account(call);
    if (place === 'hardware') return hardware(call);
    if (place === 'webhooks') return send(call, 200, { key: this.#service.secret });
    return missing(call);
  }

  #createByVersion(call: Call): Promise<void> {
    const { version } = call.json();
    const model = typeof version === 'string' ? findModel(version) : undefined;
    if (!model) return Promise.resolve(send(call, 422, wrongVersion));
    return this.#create(call, model, false);
  }

  #createOfficial(call: Call, id: string): Promise<void> {
    const model = findModel(id);
    if (!model) return Promise.resolve(missing(call));
    return this.#create(call, model, false);
  }

  #train(call: Call, id: string, version: string): Promise<void> {
    const model = findModel(`${id}:${version}`);
    if (model?.kind !== 'train') return Promise.resolve(send(call, 422, wrongVersion));
    return this.#create(call, model, true);
  }

  async #create(call: Call, model: ModelCard, training: boolean): Promise<void> {
    const { world } = this.#service;
    const body = call.json();
    const unknown = Object.keys(body).filter((name) => !TOP_LEVEL.includes(name));
    if (unknown.length > 0) return invalid(call, unknown.map(notExpected));
    const input = { ...(body.input as Record<string, unknown> | undefined) };
    const faults = invalidFields(model, input);
    if (faults.length > 0) return invalid(call, faults);
    const text = JSON.stringify(input);
    const scenario = scenarioOf(scenarioHeader(call), text, world.standing(model.id));
    if (scenario === '401') return unauthenticated(call);
    if (refuseCreate(world, call, scenario, `${model.id} ${text}`)) return;
    const events = (body.webhook_events_filter as string[] | undefined) ?? [];
    const job = this.#service.create({
      model,
      training,
      input: training ? { ...input, destination: body.destination } : input,
      scenario,
      webhook: typeof body.webhook === 'string' ? body.webhook : null,
      events,
      cancelAfter: parseCancelAfter(call.header('cancel-after')),
      base: `${call.base}/v1`,
    });
    if (scenario === 'reset_after_accept' && world.plays.take(scenario, job.job, 1)) return cut(call);
    await this.#hold(call, job);
    const shown = this.#service.view(job, `${call.base}/v1`);
    const location = String((shown.urls as { get: string }).get);
    send(call, 201, shown, { location, ...(call.header('prefer') && { 'preference-applied': 'wait' }) });
  }

  /** `Prefer: wait=N` keeps the answer back until the files exist or N seconds have passed. */
  async #hold(call: Call, job: Prediction): Promise<void> {
    const asked = /^wait(?:=(\d+))?$/.exec(call.header('prefer') ?? '');
    if (!asked) return;
    const seconds = Math.min(SYNC_SECONDS, Number(asked[1] ?? SYNC_SECONDS));
    const { clock } = this.#service.world;
    const until = clock.now() + seconds * 1000;
    while (clock.now() < until && !call.response.destroyed) {
      if (this.#service.moment(job).ended !== null) return;
      if (job.scenario === 'sync_output_processing' && job.made && clock.now() > job.starts) return;
      await pause(this.#service.world, 0.1);
    }
  }

  #get(call: Call, id: string): void {
    const job = this.#service.jobs.get(id);
    if (!job) return missing(call);
    this.#service.world.journal.polls += 1;
    job.polls += 1;
    if (job.scenario === '5xx_on_poll' && job.polls <= 2)
      return send(call, 503, { detail: 'Service temporarily unavailable', status: 503 });
    send(call, 200, this.#service.view(job, `${call.base}/v1`));
  }

  #cancel(call: Call, id: string): void {
    const job = this.#service.jobs.get(id);
    if (!job) return missing(call);
    this.#service.cancel(job, `${call.base}/v1`);
    send(call, 200, this.#service.view(job, `${call.base}/v1`));
  }

  #list(call: Call, trainings: boolean): void {
    const from = Date.parse(call.query.get('created_after') ?? '');
    const to = Date.parse(call.query.get('created_before') ?? '');
    const start = Number(call.query.get('cursor') ?? 0);
    const found = [...this.#service.jobs.values()]
      .filter((job) => job.training === trainings)
      .filter((job) => !(job.created <= from) && !(job.created >= to))
      .toSorted((a, b) => b.created - a.created);
    const base = `${call.base}/v1`;
    const link = (cursor: number) => {
      const query = new URLSearchParams(call.query);
      query.set('cursor', String(cursor));
      return `${base}/${trainings ? 'trainings' : 'predictions'}?${query.toString()}`;
    };
    send(call, 200, {
      previous: start > 0 ? link(Math.max(0, start - PAGE)) : null,
      next: found.length > start + PAGE ? link(start + PAGE) : null,
      results: found.slice(start, start + PAGE).map((job) => this.#service.view(job, base)),
    });
  }
}

const notExpected = (name: string) => ({
  type: 'additional_property_not_allowed',
  field: '',
  description: `Additional property ${name} is not allowed`,
});

function invalid(call: Call, fields: { type: string; field: string; description: string }[]): void {
  const detail = fields.map(({ field, description }) => `- ${field || 'request'}: ${description}\n`).join('');
  send(call, 422, { detail, status: 422, title: 'Input validation failed', invalid_fields: fields });
}
