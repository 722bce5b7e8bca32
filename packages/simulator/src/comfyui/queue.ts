import { asText } from '../as-text.ts';
import type { WebSocket } from 'ws';
import type { MediaJob } from '../media.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';
import type { ComfyFiles } from './files.ts';
import { type Graph, inputOf, OUTPUTS } from './graph.ts';

export interface Prompt {
  id: string;
  number: number;
  graph: Graph;
  client: string | null;
  scenario: Scenario;
  state: 'pending' | 'running' | 'done' | 'error' | 'interrupted';
  outputs: Record<string, Record<string, unknown[]>>;
  messages: [string, Record<string, unknown>][];
}

const WORK_S = { image: 10, video: 45 };
const STEPS = 10;

/** What works the prompts off, one at a time, and tells their clients; everything in memory. */
export class ComfyQueue {
  readonly #world: World;
  readonly #files: ComfyFiles;
  readonly #sockets = new Map<string, WebSocket>();
  #prompts: Prompt[] = [];
  #number = 0;
  #working = false;

  constructor(world: World, files: ComfyFiles) {
    this.#world = world;
    this.#files = files;
  }

  connect(socket: WebSocket, client: string): void {
    this.#sockets.set(client, socket);
    socket.on('close', () => this.#sockets.delete(client));
    const open = this.inState('pending', 'running').length;
    this.#say(client, 'status', { status: { exec_info: { queue_remaining: open } }, sid: client });
  }

  has(id: string): boolean {
    return this.#prompts.some((one) => one.id === id);
  }

  inState(...states: Prompt['state'][]): Prompt[] {
    return this.#prompts.filter((prompt) => states.includes(prompt.state));
  }

  /** Puts a graph at the end and begins to work. */
  add(order: Pick<Prompt, 'id' | 'graph' | 'client' | 'scenario'>): Prompt {
    this.#number += 1;
    const prompt: Prompt = { ...order, number: this.#number, state: 'pending', outputs: {}, messages: [] };
    this.#prompts.push(prompt);
    void this.#work();
    return prompt;
  }

  /** Takes prompts back that wait; all of them without ids. */
  remove(ids: readonly string[] | null): void {
    this.#prompts = this.#prompts.filter(
      ({ state, id }) => state !== 'pending' || (ids && !ids.includes(id)),
    );
  }

  /** Interrupts what runs, if it is this one or none is named. */
  interrupt(id: unknown): void {
    const [running] = this.inState('running');
    if (running && (!id || id === running.id)) running.state = 'interrupted';
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
