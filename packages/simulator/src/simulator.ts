import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { SimulatedClock } from './clock.ts';
import { ComfyServer } from './comfyui/server.ts';
import { FalQueue } from './fal/queue.ts';
import { FileHost } from './file-host.ts';
import { readCall, send } from './http.ts';
import { Journal } from './journal.ts';
import type { MakeMedia } from './media.ts';
import { openaiRoutes } from './openai/routes.ts';
import type { PriceList } from './prices.ts';
import { ReplicateRoutes } from './replicate/routes.ts';
import { ReplicateService } from './replicate/service.ts';
import { Plays, type Scenario } from './scenario.ts';
import { type WriteText, writeByRule } from './text.ts';
import type { World } from './world.ts';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Makes the outputs: real files. */
  media: MakeMedia;
  /** Writes the answers of language models; by rule unless given. */
  text?: WriteText;
  /** What the services charge; as the reference quotes it unless given. */
  prices?: PriceList;
  /** How much faster than real time the services are; 1 is real time. */
  scale?: number;
  /** What happens to requests that name no scenario. */
  scenario?: Scenario;
}

export interface Simulator {
  url: string;
  /** What clients take as their base addresses. */
  urls: { replicate: string; openai: string; fal: string; comfyui: string };
  journal: Journal;
  clock: SimulatedClock;
  /** With which the Replicate surface signs its webhooks. */
  webhookSecret: string;
  /** Sets the scenario of requests that name none: of all models, or of one. */
  play(scenario: Scenario, model?: string): void;
  close(): Promise<void>;
}

/**
 * Starts the paid services on this machine, faults included: Replicate under `/replicate`, OpenAI under `/openai`,
 * fal under `/fal`, ComfyUI under `/comfyui`. Loopback only. `/__sim/stats`, `/__sim/clock` and `/__sim/reset` are
 * for tests that run elsewhere.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = new SimulatedClock(options.scale ?? 1);
  const journal = new Journal();
  const downloaded = () => {
    journal.downloads += 1;
  };
  let url = '';
  let standing: Scenario = options.scenario ?? 'ok';
  const parts = new Map<string, Scenario>();
  const world: World = {
    clock,
    journal,
    files: new FileHost(() => clock.now(), downloaded),
    plays: new Plays(),
    make: remembered(options.media),
    write: options.text ?? writeByRule,
    prices: options.prices ?? {},
    standing: (model) => parts.get(model) ?? standing,
    url: () => url,
  };
  const service = new ReplicateService(world);
  const surfaces = new Surfaces(world, service);
  const server = createServer((request, response) => void surfaces.answer(request, response));
  surfaces.listenForSockets(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    urls: {
      replicate: `${url}/replicate/v1`,
      openai: `${url}/openai/v1`,
      fal: `${url}/fal`,
      comfyui: `${url}/comfyui`,
    },
    journal,
    clock,
    webhookSecret: service.secret,
    play: (scenario, model) => {
      if (model === undefined) standing = scenario;
      else parts.set(model, scenario);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

class Surfaces {
  readonly #world: World;
  readonly #replicate: ReplicateRoutes;
  readonly #fal: FalQueue;
  readonly #comfyui: ComfyServer;

  constructor(world: World, service: ReplicateService) {
    this.#world = world;
    this.#replicate = new ReplicateRoutes(service);
    this.#fal = new FalQueue(world);
    this.#comfyui = new ComfyServer(world);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const prefix = /^\/(?:replicate|openai|fal|comfyui|__sim)(?=[/?]|$)/.exec(request.url ?? '')?.[0] ?? '';
    const call = await readCall(request, response, prefix);
    try {
      if (prefix === '/replicate') return await this.#replicate.handle(call);
      if (prefix === '/openai') return await openaiRoutes(this.#world, call);
      if (prefix === '/fal') return await this.#fal.handle(call);
      if (prefix === '/comfyui') return await this.#comfyui.handle(call);
      if (prefix === '/__sim') return this.#control(call);
      if (call.path[0] === 'delivery') return this.#world.files.serve({ ...call, path: call.path.slice(1) });
      return send(call, 404, { detail: 'nothing is simulated here' });
    } catch (error) {
      send(call, 500, { detail: error instanceof Error ? error.message : String(error) });
    }
  }

  listenForSockets(server: ReturnType<typeof createServer>): void {
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (!/^\/comfyui(?:\/api)?\/ws$/.test(pathname)) return void socket.destroy();
      sockets.handleUpgrade(request, socket, head, (opened) =>
        this.#comfyui.connect(opened, searchParams.get('clientId') ?? ''),
      );
    });
  }

  #control(call: Parameters<typeof send>[0]): void {
    const { journal, clock, plays } = this.#world;
    if (call.path[0] === 'clock') clock.advance(Number(call.json().advance_s ?? 0));
    if (call.path[0] === 'reset') {
      journal.reset();
      plays.reset();
    }
    const { creates, cancels, polls, downloads, webhooks } = journal;
    send(call, 200, {
      creates,
      createsByJob: journal.createsByJob(),
      cancels,
      polls,
      downloads,
      webhooks,
      bill: journal.bill(),
    });
  }
}

/** Equal jobs are made once: the services, too, answer equal seeds with equal files. */
function remembered(make: MakeMedia): MakeMedia {
  const made = new Map<string, ReturnType<MakeMedia>>();
  return (job, image) => {
    const start = image ? createHash('sha256').update(image.bytes).digest('hex') : '';
    const key = `${JSON.stringify(job)}${start}`;
    const earlier = made.get(key);
    if (earlier) return earlier;
    const file = make(job, image);
    made.set(key, file);
    file.catch(() => made.delete(key));
    return file;
  };
}
