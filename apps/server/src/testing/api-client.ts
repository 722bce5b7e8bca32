import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CostBreakdown, Problem, ProgressEvent, SessionResponse } from '@admint/contract';
import { WebSocket } from 'ws';

export const SCENE = 'girl running in sun, outdoor track, golden hour lighting';

/** The API as a client written from 001 would call it. */
export class ApiClient {
  readonly #url: () => string;
  #token = '';

  constructor(url: () => string) {
    this.#url = url;
  }

  get token(): string {
    return this.#token;
  }

  async login(email = 'demo@example.com', password = 'demo123'): Promise<void> {
    const answer = await this.send('POST', '/api/auth/login', { email, password });
    this.#token = (answer.body as { session_token: string }).session_token;
  }

  /** A user of its own. */
  async register(): Promise<void> {
    const username = `user-${randomUUID().slice(0, 8)}`;
    const answer = await this.send('POST', '/api/auth/register', { username, password: 'secret-enough' });
    this.#token = (answer.body as { session_token: string }).session_token;
  }

  async send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${this.#url()}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** Sends and expects success. Throws the problem's own words. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body);
    if (answer.status >= 400)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async problem(method: string, path: string, body?: unknown): Promise<Problem> {
    const answer = await this.send(method, path, body);
    if (answer.status < 400) throw new Error(`${method} ${path} was not refused`);
    return answer.body as Problem;
  }

  async newSession(): Promise<string> {
    return (await this.call<{ session_id: string }>('POST', '/api/sessions/create', { user_id: 1 }))
      .session_id;
  }

  session(id: string): Promise<SessionResponse> {
    return this.call('GET', `/api/sessions/${id}`);
  }

  costs(id: string): Promise<CostBreakdown> {
    return this.call('GET', `/api/sessions/${id}/costs`);
  }

  /** Polls until the running stage has ended; a server that is down meanwhile is waited for. */
  async settled(id: string, seconds = 60): Promise<SessionResponse> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const session = await this.session(id).catch(() => null);
      if (session && !session.running) return session;
      if (Date.now() > deadline)
        throw new Error(`session ${id} is still running: ${JSON.stringify(session?.progress)}`);
      await sleep(50);
    }
  }

  generateImages(id: string, extra: Record<string, unknown> = {}): Promise<unknown> {
    const body = {
      session_id: id,
      product_prompt: 'pink tennis shoes with white laces',
      num_images: 4,
      ...extra,
    };
    return this.call('POST', '/api/generate-images', body);
  }

  approveImages(id: string, approved_image_ids: string[]): Promise<unknown> {
    return this.call('POST', '/api/save-approved-images', { session_id: id, approved_image_ids });
  }

  generateClips(id: string, extra: Record<string, unknown> = {}): Promise<unknown> {
    return this.call('POST', '/api/generate-clips', {
      session_id: id,
      video_prompt: SCENE,
      clip_duration: 3,
      ...extra,
    });
  }

  /** Adds a take of an image or clip, or plans scenes, and waits until it is there. */
  async work(id: string, path: string, body: unknown = {}): Promise<SessionResponse> {
    await this.call('POST', `/api/sessions/${id}/${path}`, body);
    return this.settled(id);
  }

  approveClips(id: string, approved_clip_ids: string[], clip_order = approved_clip_ids): Promise<unknown> {
    return this.call('POST', '/api/save-approved-clips', { session_id: id, approved_clip_ids, clip_order });
  }

  compose(id: string, extra: Record<string, unknown> = {}): Promise<unknown> {
    const text_overlay = {
      product_name: 'AirRun Pro',
      cta: 'Shop Now',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
    };
    const body = { session_id: id, text_overlay, audio: { enabled: true, genre: 'upbeat' }, ...extra };
    return this.call('POST', '/api/compose-final-video', body);
  }

  async download(path: string): Promise<Buffer> {
    const answer = await fetch(`${this.#url()}${path}`, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** All events after `since`, until `until` says that one was the last. */
  events(id: string, since: number, until: (event: ProgressEvent) => boolean): Promise<ProgressEvent[]> {
    return new Promise((resolve, reject) => {
      const seen: ProgressEvent[] = [];
      const address = `${this.#url().replace('http', 'ws')}/ws/${id}?since=${since}&token=${this.#token}`;
      const socket = new WebSocket(address);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error(`the socket closed after ${seen.length} events`)));
      socket.on('message', (data: Buffer) => {
        const event = JSON.parse(data.toString()) as ProgressEvent;
        seen.push(event);
        if (!until(event)) return;
        resolve(seen);
        socket.close();
      });
    });
  }
}
