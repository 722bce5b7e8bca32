import { WebSocket } from 'ws';
import { z } from 'zod';
import type { ComfyClient } from './client.ts';

const Message = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('progress'),
    data: z.looseObject({ prompt_id: z.string(), value: z.number(), max: z.number().positive() }),
  }),
  z.looseObject({
    type: z.literal('progress_state'),
    data: z.looseObject({
      prompt_id: z.string(),
      nodes: z.record(z.string(), z.looseObject({ value: z.number(), max: z.number(), state: z.string() })),
    }),
  }),
]);

const RETRY_MS = { first: 500, most: 10_000 };

/** How far prompts are, heard over the server's WebSocket. Only for show: what has ended is asked of the history. */
export class ComfyProgress {
  private readonly client: ComfyClient;
  private readonly shares = new Map<string, number>();
  private socket: WebSocket | null = null;
  private again: NodeJS.Timeout | null = null;
  private pause = RETRY_MS.first;

  constructor(client: ComfyClient) {
    this.client = client;
  }

  /** Starts listening for a prompt; the socket closes when the last one is dropped. */
  follow(id: string): void {
    if (!this.shares.has(id)) this.shares.set(id, 0);
    if (!this.socket && !this.again) this.connect();
  }

  drop(id: string): void {
    this.shares.delete(id);
    if (this.shares.size > 0) return;
    if (this.again) clearTimeout(this.again);
    this.again = null;
    this.socket?.terminate();
    this.socket = null;
  }

  /** 0–1, or undefined when nothing was heard. */
  shareOf(id: string): number | undefined {
    const share = this.shares.get(id);
    return share === undefined || share === 0 ? undefined : share;
  }

  private connect(): void {
    const url = new URL(this.client.origin.baseUrl.replace(/^http/, 'ws'));
    url.pathname = `${url.pathname.replace(/\/$/, '')}/ws`;
    url.searchParams.set('clientId', this.client.clientId);
    const socket = new WebSocket(url, { handshakeTimeout: 5000, maxPayload: 32 * 1024 * 1024 });
    this.socket = socket;
    socket.on('open', () => {
      this.pause = RETRY_MS.first;
    });
    socket.on('message', (data, isBinary) => {
      if (!isBinary && Buffer.isBuffer(data)) this.hear(data.toString('utf8'));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => this.reconnect(socket));
  }

  private reconnect(closed: WebSocket): void {
    if (this.socket !== closed) return;
    this.socket = null;
    if (this.shares.size === 0) return;
    this.again = setTimeout(() => {
      this.again = null;
      if (this.shares.size > 0) this.connect();
    }, this.pause);
    this.again.unref();
    this.pause = Math.min(RETRY_MS.most, this.pause * 2);
  }

  private hear(text: string): void {
    const message = parse(text);
    if (!message || !this.shares.has(message.data.prompt_id)) return;
    const share =
      message.type === 'progress' ? message.data.value / message.data.max : shareOfNodes(message.data.nodes);
    this.shares.set(
      message.data.prompt_id,
      Math.min(1, Math.max(this.shares.get(message.data.prompt_id) ?? 0, share)),
    );
  }
}

/** The longest node speaks for the whole: loading and decoding are short beside sampling. */
function shareOfNodes(nodes: Record<string, { value: number; max: number }>): number {
  const [longest] = Object.values(nodes).sort((a, b) => b.max - a.max);
  return longest && longest.max > 1 ? longest.value / longest.max : 0;
}

function parse(text: string): z.infer<typeof Message> | null {
  try {
    return Message.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
