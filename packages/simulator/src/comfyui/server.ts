import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type Call, cut, scenarioHeader, send } from '../http.ts';
import { scenarioOf } from '../scenario.ts';
import type { World } from '../world.ts';
import { ComfyFiles } from './files.ts';
import { CLASSES, type Graph, OUTPUTS, refusalOf } from './graph.ts';
import { ComfyQueue, type Prompt } from './queue.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The surface of a ComfyUI server. */
export class ComfyServer {
  readonly #world: World;
  readonly #files: ComfyFiles;
  readonly #queue: ComfyQueue;

  constructor(world: World) {
    this.#world = world;
    this.#files = new ComfyFiles(world);
    this.#queue = new ComfyQueue(world, this.#files);
  }

  connect(socket: WebSocket, client: string): void {
    this.#queue.connect(socket, client);
  }

  async handle(call: Call): Promise<void> {
    const path = call.path[0] === 'api' ? call.path.slice(1) : call.path;
    const [place, id] = path;
    switch (`${call.method} ${place}`) {
      case 'POST prompt':
        return this.#order(call);
      case 'GET history':
        return this.#history(call, id);
      case 'GET queue':
        return this.#showQueue(call);
      case 'POST queue':
        return this.#remove(call);
      case 'POST interrupt':
        return this.#interrupt(call);
      case 'GET view':
        return this.#files.view(call);
      case 'POST upload':
        return this.#files.upload(call);
      case 'GET object_info':
        return send(call, 200, objectInfo(id));
      case 'GET system_stats':
        return send(call, 200, {
          system: { os: 'posix', comfyui_version: '0.3.75', python_version: '3.12' },
          devices: [{ name: 'cuda:0', type: 'cuda', vram_total: 24_000_000_000, vram_free: 22_000_000_000 }],
        });
      case 'POST free':
        return void call.response.writeHead(200).end();
      default:
        return send(call, 404, { error: 'not found' });
    }
  }

  #order(call: Call): void {
    const body = call.json() as { prompt?: Graph; client_id?: string; prompt_id?: string };
    if (!body.prompt) return send(call, 400, badOrder('no_prompt', 'No prompt provided'));
    const id = body.prompt_id ?? randomUUID();
    if (!UUID.test(id)) return send(call, 400, badOrder('invalid_prompt_id', 'Invalid prompt_id'));
    if (this.#queue.has(id)) return send(call, 409, { error: 'prompt_id already exists' });
    const { journal, plays } = this.#world;
    const text = call.body.toString('utf8');
    const scenario = scenarioOf(scenarioHeader(call), text, this.#world.standing('comfyui'));
    const refusal = refusalOf(body.prompt, this.#files.names(), scenario === 'missing_model');
    if (refusal) return send(call, 400, refusal);
    const client = body.client_id ?? null;
    const { number } = this.#queue.add({ id, graph: body.prompt, client, scenario });
    journal.record({ service: 'comfyui', id, job: id, model: 'graph', cost: 0 });
    if (scenario === 'reset_after_accept' && plays.take(scenario, id, 1)) return cut(call);
    const node_errors = scenario === 'node_errors_200' ? DROPPED_BRANCH : {};
    send(call, 200, { prompt_id: id, number, node_errors });
  }

  #history(call: Call, id: string | undefined): void {
    this.#world.journal.polls += 1;
    const done = this.#queue.inState('done', 'error', 'interrupted');
    const shown = done.filter((prompt) => !id || prompt.id === id);
    send(call, 200, Object.fromEntries(shown.map((prompt) => [prompt.id, historyOf(prompt)])));
  }

  #showQueue(call: Call): void {
    const row = ({ number, id, graph }: Prompt) => [number, id, graph, {}, []];
    send(call, 200, {
      queue_running: this.#queue.inState('running').map(row),
      queue_pending: this.#queue.inState('pending').map(row),
    });
  }

  #remove(call: Call): void {
    const { delete: ids = [], clear } = call.json() as { delete?: string[]; clear?: boolean };
    this.#queue.remove(clear ? null : ids);
    this.#world.journal.cancels += ids.length;
    call.response.writeHead(200).end();
  }

  #interrupt(call: Call): void {
    this.#queue.interrupt(call.json().prompt_id);
    this.#world.journal.cancels += 1;
    call.response.writeHead(200).end();
  }
}

const badOrder = (type: string, message: string) => ({
  error: { type, message, details: '', extra_info: {} },
  node_errors: {},
});

/** One output branch cannot run; the others do, and the answer is 200 all the same. */
const DROPPED_BRANCH = {
  '99': {
    errors: [
      {
        type: 'required_input_missing',
        message: 'Required input is missing',
        details: 'images',
        extra_info: {},
      },
    ],
    dependent_outputs: ['99'],
    class_type: 'SaveImage',
  },
};

function historyOf({ number, id, graph, outputs, state, messages }: Prompt): Record<string, unknown> {
  const good = state === 'done';
  return {
    prompt: [number, id, graph, {}, Object.keys(outputs)],
    outputs,
    meta: {},
    status: { status_str: good ? 'success' : 'error', completed: good, messages },
  };
}

function objectInfo(name: string | undefined): Record<string, unknown> {
  const names = name ? (name in CLASSES ? [name] : []) : Object.keys(CLASSES);
  return Object.fromEntries(
    names.map((one) => [
      one,
      {
        name: one,
        input: { required: Object.fromEntries((CLASSES[one] ?? []).map((input) => [input, ['*']])) },
        output_node: one in OUTPUTS,
      },
    ]),
  );
}
