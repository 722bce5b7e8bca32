import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ProgressEvent,
  type Route,
  type RouteName,
  type SessionResponse,
  routes,
} from '@admint/contract';
import { type WebSocket, WebSocketServer } from 'ws';
import { agent, clip, emptySession, finalVideo, image, now } from './studio-answers.ts';

/** What the studio shall do differently from a good day. */
export interface Script {
  demo?: boolean;
  /** Milliseconds each stage takes. */
  stageMs?: number;
  /** A problem to answer instead of doing a route's work. */
  refuse?: Partial<Record<RouteName, { status: number; code: string; detail: string; charged: string }>>;
  failAt?: 'image_generation' | 'clip_generation' | 'final_composition';
  /** Cuts the socket after every event. */
  cutSocket?: boolean;
  video?: Buffer;
}

/** A server that keeps the contract without making anything: what a client of it is tested against. */
export interface Studio {
  url: string;
  /** Bodies of the calls that got through, by route, in order. */
  calls: { name: RouteName; body: unknown }[];
  session(): SessionResponse;
  close(): Promise<void>;
}

/** The fields of request bodies that the studio looks at. */
interface AnyBody {
  num_images: number;
  approved_image_ids: string[];
  clip_order: string[];
}

const TOKEN = 'token-of-the-studio';

export async function startStudio(script: Script = {}): Promise<Studio> {
  const calls: Studio['calls'] = [];
  const sockets = new Set<{ socket: WebSocket; last: number }>();
  const events: ProgressEvent[] = [];
  const session = emptySession();
  const stageMs = script.stageMs ?? 20;

  function emit(stage: string, progress: number, message: string): void {
    const seq = events.length + 1;
    session.last_seq = seq;
    events.push({
      session_id: session.id,
      seq,
      stage,
      progress,
      message,
      current_cost: session.total_cost,
      timestamp: now(),
      run: 1,
    });
    for (const watcher of sockets) deliver(watcher);
  }

  function deliver(watcher: { socket: WebSocket; last: number }): void {
    for (const event of events.slice(watcher.last)) {
      watcher.socket.send(JSON.stringify(event));
      watcher.last = event.seq;
    }
    if (script.cutSocket && events.length > 0) watcher.socket.close();
  }

  function run(stage: SessionResponse['stage'], work: () => void) {
    Object.assign(session, { stage, running: true, failure: null });
    emit(stage, session.progress?.progress ?? 1, 'Working...');
    setTimeout(() => {
      if (!session.running) return;
      session.running = false;
      if (script.failAt === stage) {
        const failure = { stage, code: 'model_error', message: 'The model is down.', retryable: true };
        Object.assign(session, { stage: 'failed', failure: { ...failure, charged: 'none', parts: [] } });
        emit('failed', 20, failure.message);
        return;
      }
      work();
    }, stageMs);
    return { status: 'processing', estimated_duration: 1, estimated_cost: 0.3, message: 'Started' };
  }

  const done = (stage: SessionResponse['stage'], progress: number, message: string) => {
    session.stage = stage;
    emit('complete', progress, message);
  };

  const answers: Partial<Record<RouteName, (body: AnyBody) => unknown>> = {
    health: () => ({ status: 'healthy', version: '0', role: 'all', demo: script.demo ?? true }),
    login: () => ({
      success: true,
      user_id: 1,
      username: null,
      email: 'demo@example.com',
      session_token: TOKEN,
    }),
    options: () => ({
      fonts: [{ id: 'BebasNeue', name: 'Bebas Neue', weight: 400 }],
      genres: [],
      style_keywords: [],
      aspect_ratios: [],
      demo: true,
    }),
    agentsHealth: () => ({ agents: [agent('image_generator')] }),
    createSession: () => ({ session_id: session.id, stage: 'created', created_at: now() }),
    getSession: () => session,
    getCosts: () => ({
      session_id: session.id,
      total_cost: session.total_cost,
      budget: 200,
      breakdown: [{ agent: 'image_generator', model: 'm', cost: 0.3, duration: 4, success: true, calls: 6 }],
      receipts: [],
    }),
    generateImages: ({ num_images }) =>
      run('image_generation', () => {
        session.generated_images = Array.from({ length: num_images }, (_, i) => image(i));
        session.total_cost = 0.3;
        done('image_selection', 50, 'Images ready for review!');
      }),
    saveApprovedImages: ({ approved_image_ids }) => {
      session.approved_images = approved_image_ids;
      return { success: true, approved_count: 1, message: 'saved' };
    },
    generateClips: () =>
      run('clip_generation', () => {
        session.generated_clips = session.approved_images.map(clip).toReversed();
        done('clip_selection', 90, 'Clips ready for review!');
      }),
    saveApprovedClips: ({ clip_order }) => {
      session.clip_order = clip_order;
      return { success: true, approved_count: 1, message: 'saved', estimated_duration: 9 };
    },
    composeFinalVideo: () =>
      run('final_composition', () => {
        session.final_video = finalVideo();
        done('complete', 100, 'Your video is ready!');
      }),
    generate: () => ({
      ...run('final_composition', () => {
        session.final_video = finalVideo();
        done('complete', 100, 'Your ad is ready!');
      }),
      session_id: session.id,
      generation_id: randomUUID(),
    }),
    getStoryboard: () => ({
      specification: { framework: { name: 'AIDA', reason: 'It names a product.' } },
      scenes: [
        { number: 1, beat: 'Attention', overlay_text: 'Look closer.', duration: 3.4, transition: 'cut' },
        { number: 2, beat: 'Action', overlay_text: 'Your turn.', duration: 4, transition: 'slide' },
      ],
    }),
    cancelSession: () => {
      session.running = false;
      emit('canceled', 10, 'Stopped.');
      return { success: true, stage: 'created', message: 'Stopped. $0.30 was spent.', spent: 0.3 };
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path.endsWith('/content')) {
      const video = script.video ?? Buffer.from('an mp4');
      response.writeHead(200, { 'content-length': video.length }).end(video);
      return;
    }
    const found = (Object.entries(routes) as [RouteName, Route][]).find(
      ([, route]) =>
        route.method === request.method?.toLowerCase() &&
        new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    const body = await readBody(request);
    if (!found) return send(response, 404, problem(404, 'not_found', path));
    const [name, route] = found;
    if (route.auth && request.headers.authorization !== `Bearer ${TOKEN}`) {
      return send(response, 401, problem(401, 'not_authenticated', 'log in'));
    }
    const refused = script.refuse?.[name];
    if (refused) return send(response, refused.status, { ...problem(refused.status, '', ''), ...refused });
    const parsed = route.body?.safeParse(body);
    if (parsed && !parsed.success) {
      const fields = parsed.error.issues.map(({ path: at, message }) => ({ field: at.join('.'), message }));
      return send(response, 422, { ...problem(422, 'validation_failed', 'wrong'), fields });
    }
    calls.push({ name, body });
    send(response, route.status ?? 200, answers[name]?.(parsed?.data as AnyBody) ?? {});
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => send(response, 500, { error: String(error) }));
  });
  const webSockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    webSockets.handleUpgrade(request, socket, head, (opened) => {
      const since = new URL(request.url ?? '', 'http://localhost').searchParams.get('since');
      const watcher = { socket: opened, last: Number(since) };
      sockets.add(watcher);
      opened.on('close', () => sockets.delete(watcher));
      deliver(watcher);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    session: () => session,
    close: async () => {
      for (const { socket } of sockets) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(status: number, code: string, detail: string) {
  return { type: 'about:blank', title: 'Refused', status, code, detail, retryable: false, charged: 'none' };
}
