import { asText } from '../as-text.ts';
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type Call, cut, scenarioHeader, send } from '../http.ts';
import type { MediaJob } from '../media.ts';
import { type Scenario, scenarioOf } from '../scenario.ts';
import type { World } from '../world.ts';
import { ComfyFiles } from './files.ts';
import { CLASSES, type Graph, inputOf, OUTPUTS, refusalOf } from './graph.ts';

interface Prompt {
  id: string;
  number: number;
  graph: Graph;
  client: string | null;
  scenario: Scenario;
  state: 'pending' | 'running' | 'done' | 'error' | 'interrupted';
  outputs: Record<string, Record<string, unknown[]>>;
  messages: [string, Record<string, unknown>][];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const WORK_S = { image: 10, video: 45 };
const STEPS = 10;

/** A ComfyUI server: one queue, one prompt at a time, everything in memory. */
export class ComfyServer {
  readonly #world: World;
  readonly #sockets = new Map<string, WebSocket>();
  #prompts: Prompt[] = [];
  readonly #files: ComfyFiles;
  #number = 0;
  #working = false;

  constructor(world: World) {
    this.#world = world;
    this.#files = new ComfyFiles(world);
  }

  connect(socket: WebSocket, client: string): void {
    this.#sockets.set(client, socket);
    socket.on('close', () => this.#sockets.delete(client));
    this.#say(client, 'status', {
      status: { exec_info: { queue_remaining: this.#open().length } },
      sid: client,
    });
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
        return this.#queue(call);
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
    if (!body.prompt)
      return send(call, 400, {
        error: { type: 'no_prompt', message: 'No prompt provided', details: '', extra_info: {} },
        node_errors: {},
      });
    const id = body.prompt_id ?? randomUUID();
    if (!UUID.test(id))
      return send(call, 400, {
        error: { type: 'invalid_prompt_id', message: 'Invalid prompt_id', details: '', extra_info: {} },
        node_errors: {},
      });
    if (this.#prompts.some((one) => one.id === id))
      return send(call, 409, { error: 'prompt_id already exists' });
    const scenario = scenarioOf(
      scenarioHeader(call),
      call.body.toString('utf8'),
      this.#world.standing('comfyui'),
    );
    const refusal = refusalOf(body.prompt, this.#files.names(), scenario === 'missing_model');
    if (refusal) return send(call, 400, refusal);
    this.#number += 1;
    const prompt: Prompt = {
      id,
      number: this.#number,
      graph: body.prompt,
      client: body.client_id ?? null,
      scenario,
      state: 'pending',
      outputs: {},
      messages: [],
    };
    this.#prompts.push(prompt);
    this.#world.journal.record({ service: 'comfyui', id, job: id, model: 'graph', cost: 0 });
    void this.#work();
    if (scenario === 'reset_after_accept' && this.#world.plays.take(scenario, id, 1)) return cut(call);
    const node_errors =
      scenario === 'node_errors_200'
        ? {
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
          }
        : {};
    send(call, 200, { prompt_id: id, number: prompt.number, node_errors });
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let next = this.#next(); next; next = this.#next()) await this.#run(next);
    this.#working = false;
  }

  #next(): Prompt | undefined {
    return this.#prompts.find((prompt) => prompt.state === 'pending');
  }

  async #run(prompt: Prompt): Promise<void> {
    const { id, graph, scenario } = prompt;
    prompt.state = 'running';
    this.#event(prompt, 'execution_start', { prompt_id: id, timestamp: Date.now() });
    const cached = scenario === 'cached';
    this.#event(prompt, 'execution_cached', { nodes: cached ? Object.keys(graph) : [], prompt_id: id });
    const video = Object.values(graph).some((node) => OUTPUTS[node.class_type]?.video);
    const making = this.#make(prompt, video);
    const sampler = Object.keys(graph).find((node) => graph[node]?.class_type.startsWith('KSampler')) ?? '1';
    for (let step = 1; step <= STEPS && !cached; step++) {
      await this.#wait((WORK_S[video ? 'video' : 'image'] * (scenario === 'slow_sync' ? 10 : 1)) / STEPS);
      if ((prompt.state as Prompt['state']) === 'interrupted')
        return this.#event(prompt, 'execution_interrupted', {
          prompt_id: id,
          node_id: sampler,
          node_type: 'KSampler',
          executed: [],
        });
      if (step === 1)
        this.#event(prompt, 'executing', { node: sampler, display_node: sampler, prompt_id: id });
      this.#event(prompt, 'progress', { value: step, max: STEPS, prompt_id: id, node: sampler });
      if (scenario === 'oom' && step === 3) return this.#fail(prompt, sampler);
      if (scenario === 'ws_drop' && step === 3) this.#socket(prompt)?.terminate();
      if (scenario === 'restart_lost_history' && step === 3 && this.#world.plays.take(scenario, id, 1))
        return this.#restart();
    }
    prompt.outputs = await making;
    prompt.state = 'done';
    for (const [node, output] of Object.entries(prompt.outputs))
      this.#event(prompt, 'executed', { node, display_node: node, output, prompt_id: id });
    if (scenario !== 'no_finish_event')
      this.#event(prompt, 'execution_success', { prompt_id: id, timestamp: Date.now() });
    if (!cached) this.#event(prompt, 'executing', { node: null, prompt_id: id });
  }

  async #make(prompt: Prompt, video: boolean): Promise<Prompt['outputs']> {
    const { graph } = prompt;
    const number = (...names: string[]) => Number(inputOf(graph, ...names) ?? 0);
    const fps = number('fps', 'frame_rate') || 16;
    const job: MediaJob = {
      kind: video ? 'video' : 'image',
      model: 'comfyui',
      prompt: asText(inputOf(graph, 'text')),
      seed: number('seed', 'noise_seed'),
      width: number('width') || 1024,
      height: number('height') || 1024,
      duration: video ? (number('video_frames', 'length') || 25) / fps : 0,
      fps,
    };
    const outputs: Prompt['outputs'] = {};
    for (const [id, node] of Object.entries(graph)) {
      const output = OUTPUTS[node.class_type];
      if (!output) continue;
      const file = await this.#world.make(job, this.#files.get(asText(inputOf(graph, 'image'))));
      const prefix = (asText(node.inputs.filename_prefix) || 'ComfyUI').split('/');
      const filename = `${prefix.at(-1)}_${String(prompt.number).padStart(5, '0')}_.${video ? 'mp4' : 'png'}`;
      const subfolder = prefix.slice(0, -1).join('/');
      this.#files.keep(`output/${subfolder}/${filename}`, file);
      outputs[id] = {
        [output.field]: [{ filename, subfolder, type: 'output' }],
        ...(video && output.field === 'images' && { animated: [true] }),
      };
    }
    return outputs;
  }

  #fail(prompt: Prompt, node: string): void {
    prompt.state = 'error';
    this.#event(prompt, 'execution_error', {
      prompt_id: prompt.id,
      node_id: node,
      node_type: 'KSampler',
      executed: [],
      exception_message: 'Allocation on device',
      exception_type: 'torch.OutOfMemoryError',
      traceback: [],
      current_inputs: {},
      current_outputs: {},
    });
  }

  /** As after a crash: queue, history and sockets are gone, files stay. */
  #restart(): void {
    this.#prompts = [];
    for (const socket of this.#sockets.values()) socket.terminate();
  }

  #history(call: Call, id: string | undefined): void {
    this.#world.journal.polls += 1;
    const done = this.#prompts.filter((prompt) => ['done', 'error', 'interrupted'].includes(prompt.state));
    const shown = done.filter((prompt) => !id || prompt.id === id);
    send(call, 200, Object.fromEntries(shown.map((prompt) => [prompt.id, historyOf(prompt)])));
  }

  #queue(call: Call): void {
    const row = ({ number, id, graph }: Prompt) => [number, id, graph, {}, []];
    send(call, 200, {
      queue_running: this.#prompts.filter((prompt) => prompt.state === 'running').map(row),
      queue_pending: this.#prompts.filter((prompt) => prompt.state === 'pending').map(row),
    });
  }

  #remove(call: Call): void {
    const { delete: ids, clear } = call.json() as { delete?: string[]; clear?: boolean };
    this.#prompts = this.#prompts.filter(
      (prompt) => prompt.state !== 'pending' || !(clear || ids?.includes(prompt.id)),
    );
    this.#world.journal.cancels += ids?.length ?? 0;
    call.response.writeHead(200).end();
  }

  #interrupt(call: Call): void {
    const { prompt_id } = call.json();
    const running = this.#prompts.find((prompt) => prompt.state === 'running');
    if (running && (!prompt_id || prompt_id === running.id)) running.state = 'interrupted';
    this.#world.journal.cancels += 1;
    call.response.writeHead(200).end();
  }

  #open(): Prompt[] {
    return this.#prompts.filter((prompt) => prompt.state === 'pending' || prompt.state === 'running');
  }

  #socket(prompt: Prompt): WebSocket | undefined {
    return prompt.client ? this.#sockets.get(prompt.client) : undefined;
  }

  #event(prompt: Prompt, type: string, data: Record<string, unknown>): void {
    if (type.startsWith('execution_')) prompt.messages.push([type, data]);
    if (prompt.client && prompt.scenario !== 'ws_silent') this.#say(prompt.client, type, data);
  }

  #say(client: string, type: string, data: Record<string, unknown>): void {
    this.#sockets.get(client)?.send(JSON.stringify({ type, data }));
  }

  #wait(seconds: number): Promise<void> {
    return new Promise((resolve) => this.#world.clock.after(seconds, resolve));
  }
}

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
