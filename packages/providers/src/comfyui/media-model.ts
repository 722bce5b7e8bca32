import { z } from 'zod';
import {
  billOf,
  capabilitiesOf,
  type CatalogueEntry,
  estimate,
  type Fitted,
  placeFiles,
  validateRequest,
} from '../catalogue/index.ts';
import { download, HttpError, isLostForGood, NoAnswerError } from '../http/index.ts';
import {
  type Availability,
  type CallContext,
  type CallRequests,
  type Fault,
  type Model,
  NotStarted,
  type Operation,
  type OperationStatus,
} from '../spec/index.ts';
import { type ComfyClient, type Finished, filesOf, promptIdOf } from './client.ts';
import { endingOf, graphFault, lost, refusal } from './faults.ts';
import { Graph, readWorkflow, type Workflow } from './graph.ts';
import { ComfyProgress } from './progress.ts';
import { shippedWorkflows } from './workflows.ts';

export interface ComfyModelOptions {
  client: ComfyClient;
  entry: CatalogueEntry;
  /** absolute path; finished files stay here until someone takes them */
  workDir: string;
}

const State = z.object({ graph: Graph, warnings: z.array(z.string()).default([]) });

/** Looks in which a prompt must be nowhere before it counts as lost: it is nowhere for a moment while it moves. */
const LOST_AFTER = 3;
const MOST_RESUBMITS = 2;

/**
 * Pictures and clips by a workflow on a ComfyUI server. Every try of a job carries the same prompt id, so sending it
 * again is safe; what has ended is decided by the history, and a job a restarted server forgot is queued again.
 */
export function comfyMediaModel<K extends 'image' | 'video'>(
  kind: K,
  { client, entry, workDir }: ComfyModelOptions,
): Model<CallRequests[K]> {
  const prompts = new Prompts(client, entry, { kind, workDir });
  const fit = (request: CallRequests[K]) => validateRequest(entry, kind, request);
  return {
    provider: 'comfyui',
    model: entry.model,
    label: entry.label,
    limit: entry.limit,
    guarantee: 'idempotent',
    concurrency: entry.concurrency,
    capabilities: capabilitiesOf(entry),
    check: () => prompts.check(),
    price: (request) => estimate(entry, billOf(entry, fit(request))),
    warnings: (request) => fit(request).warnings,
    start: (request, context) => prompts.start(fit(request), context),
    status: (operation, signal) => prompts.status(operation, signal),
    cancel: ({ id }) => prompts.cancel(id),
  };
}

class Prompts {
  private readonly client: ComfyClient;
  private readonly entry: CatalogueEntry;
  private readonly result: { kind: 'image' | 'video'; workDir: string };
  private readonly progress: ComfyProgress;
  private readonly absent = new Map<string, { looks: number; resubmits: number }>();
  private readonly stopped = new Set<string>();

  constructor(
    client: ComfyClient,
    entry: CatalogueEntry,
    result: { kind: 'image' | 'video'; workDir: string },
  ) {
    this.client = client;
    this.entry = entry;
    this.result = result;
    this.progress = new ComfyProgress(client);
  }

  async start(fitted: Fitted, { key, signal }: CallContext): Promise<Operation> {
    const [refused] = fitted.refusals;
    if (refused !== undefined) throw notStarted('invalid_input', refused, false);
    const id = promptIdOf(key);
    const workflow = await this.workflow();
    try {
      const inputs = await placeFiles(fitted.input, (file) => this.client.placeFile(file, signal));
      const graph = workflow(inputs, `admint/${id}`);
      const submitted = (await this.isKnown(id, signal))
        ? { id, faults: {} }
        : await this.submit(graph, id, signal);
      this.progress.follow(submitted.id);
      const state = { graph, warnings: fitted.warnings };
      return { provider: 'comfyui', model: this.entry.model, id: submitted.id, key, state };
    } catch (error) {
      throw startFailure(error);
    }
  }

  /** A graph of which the server would run only parts is taken back. */
  private async submit(graph: Graph, id: string, signal: AbortSignal) {
    const submitted = await this.client.submit(graph, id, signal);
    const fault = graphFault(submitted.faults);
    if (!fault) return submitted;
    await this.cancel(submitted.id).catch(() => undefined);
    throw new NotStarted(fault);
  }

  private async isKnown(id: string, signal: AbortSignal): Promise<boolean> {
    if (await this.client.history(id, signal)) return true;
    return (await this.client.place(id, signal)).state !== 'absent';
  }

  private async workflow(): Promise<Workflow> {
    const { workflow = this.entry.model } = this.entry;
    return shippedWorkflows[workflow] ?? readWorkflow(workflow);
  }

  async status(operation: Operation, signal: AbortSignal): Promise<OperationStatus> {
    const { id } = operation;
    const finished = await this.client.history(id, signal);
    if (finished) {
      this.progress.drop(id);
      return this.ended(finished, operation, signal);
    }
    const place = await this.client.place(id, signal);
    if (place.state === 'absent') return this.missing(operation, signal);
    this.absent.delete(id);
    this.progress.follow(id);
    if (place.state === 'running') {
      const share = this.progress.shareOf(id);
      return { state: 'running', ...(share !== undefined && { progress: share }) };
    }
    const message = `Place ${place.place + 1} in the queue of the ComfyUI server.`;
    return { state: 'queued', message };
  }

  private async missing({ id, state }: Operation, signal: AbortSignal): Promise<OperationStatus> {
    if (this.stopped.has(id)) return { state: 'canceled', cost: 0 };
    const seen = this.absent.get(id) ?? { looks: 0, resubmits: 0 };
    seen.looks++;
    this.absent.set(id, seen);
    if (seen.looks < LOST_AFTER) return { state: 'running' };
    const saved = State.safeParse(state);
    if (!saved.success || seen.resubmits >= MOST_RESUBMITS) return { state: 'failed', fault: lost, cost: 0 };
    // The server forgot everything in a restart. Its time is free, so the same job is queued again.
    const again = await this.client.submit(saved.data.graph, id, signal);
    if (again.id !== id) return { state: 'failed', fault: lost, cost: 0 };
    this.absent.set(id, { looks: 0, resubmits: seen.resubmits + 1 });
    return { state: 'queued', message: 'The ComfyUI server was restarted, so the job was queued again.' };
  }

  private async ended(
    finished: Finished,
    { id, state }: Operation,
    signal: AbortSignal,
  ): Promise<OperationStatus> {
    const ending = endingOf(finished);
    if (ending === 'interrupted') return { state: 'canceled', cost: 0 };
    const fail = (fault: Fault): OperationStatus => ({ state: 'failed', fault, cost: 0 });
    if (ending) return fail(ending);
    const [file] = filesOf(finished);
    if (!file) return fail({ ...lost, code: 'model_error', message: 'The workflow ended without a result.' });
    try {
      const { kind, workDir } = this.result;
      const allowOrigins = [new URL(this.client.origin.baseUrl).origin];
      const options = { dir: workDir, name: `comfyui-${id}`, expect: kind, signal, allowOrigins };
      const kept = await download(this.client.viewUrl(file), options);
      const warnings = State.safeParse(state).data?.warnings ?? [];
      return { state: 'succeeded', outputs: [{ kind: 'file', ...kept }], cost: 0, warnings };
    } catch (error) {
      if (!isLostForGood(error)) throw error;
      return fail({ code: 'model_error', message: error.message, retryable: true, charged: 'none' });
    }
  }

  async cancel(id: string): Promise<void> {
    this.stopped.add(id);
    const { state } = await this.client.place(id);
    if (state === 'pending') await this.client.removeFromQueue(id);
    else if (state === 'running') await this.client.interrupt(id);
    this.progress.drop(id);
  }

  /** Is the server there, and does it have every kind of node the workflow uses? */
  async check(): Promise<Availability> {
    try {
      await this.client.alive();
      const graph = (await this.workflow())({ prompt: 'x', image: 'x' }, 'x');
      for (const kind of new Set(Object.values(graph).map(({ class_type }) => class_type))) {
        if (await this.client.hasNode(kind)) continue;
        return {
          available: false,
          reason: `The ComfyUI server lacks the node ${kind}, which the workflow needs.`,
        };
      }
      return { available: true, reason: null };
    } catch (error) {
      const known = error instanceof HttpError ? refusal(error)?.message : undefined;
      return {
        available: false,
        reason: known ?? `No ComfyUI server answers at ${this.client.origin.baseUrl}.`,
      };
    }
  }
}

const notStarted = (code: Fault['code'], message: string, retryable: boolean, cause?: unknown) =>
  new NotStarted({ code, message, retryable, charged: 'none' }, cause);

function startFailure(error: unknown): unknown {
  if (error instanceof NoAnswerError && error.sent === 'no') {
    return notStarted('unavailable', 'The ComfyUI server could not be reached. Is it running?', true, error);
  }
  const known = error instanceof HttpError ? refusal(error) : null;
  return known ? new NotStarted(known, error) : error;
}
