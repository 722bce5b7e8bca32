import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoff } from './backoff.ts';
import { ProgressSocket, type SocketLike, type SocketStatus } from './progress-socket.ts';

class FakeSocket implements SocketLike {
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  closed = false;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.(new Event('open'));
  }

  say(data: unknown): void {
    this.onmessage?.({ data: typeof data === 'string' ? data : JSON.stringify(data) } as MessageEvent);
  }

  drop(code = 1006): void {
    this.onclose?.({ code } as CloseEvent);
  }
}

const event = (seq: number) => ({
  session_id: 's',
  seq,
  stage: 'image_generation',
  progress: 20,
  message: 'Generating image 1 of 6...',
  current_cost: 0,
  timestamp: '2026-11-20T08:00:00Z',
  run: 1,
});

let sockets: FakeSocket[];
let statuses: [SocketStatus, number][];
let seen: number[];

function open(onEvent?: (seq: number) => 'ok' | 'gap') {
  const socket = new ProgressSocket({
    url: (since) => `ws://test/ws/s?since=${since}`,
    since: () => seen.at(-1) ?? 0,
    onEvent: ({ seq }) => {
      const verdict = onEvent?.(seq) ?? 'ok';
      if (verdict === 'ok') seen.push(seq);
      return verdict;
    },
    onStatus: (status, failures) => statuses.push([status, failures]),
    createSocket: (url) => {
      const made = new FakeSocket(url);
      sockets.push(made);
      return made;
    },
    random: () => 1,
  });
  socket.connect();
  return socket;
}

const newest = () => sockets.at(-1) as FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  statuses = [];
  seen = [];
});
afterEach(() => vi.useRealTimers());

describe('ProgressSocket', () => {
  it('asks for everything after what it has, also after a drop', () => {
    open();
    expect(newest().url).toBe('ws://test/ws/s?since=0');
    newest().open();
    newest().say(event(1));
    newest().say(event(2));
    newest().drop();
    vi.advanceTimersByTime(400);
    expect(sockets).toHaveLength(2);
    expect(newest().url).toBe('ws://test/ws/s?since=2');
  });

  it('waits longer after each failure and starts afresh once it is through', () => {
    open();
    newest().drop();
    vi.advanceTimersByTime(399);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
    newest().drop();
    vi.advanceTimersByTime(799);
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(1);
    newest().open();
    expect(statuses.at(-1)).toEqual(['open', 0]);
    newest().drop();
    vi.advanceTimersByTime(400);
    expect(sockets).toHaveLength(4);
  });

  it('connects again when an event is missing, without applying the later one', () => {
    open((seq) => (seq > 1 && !seen.includes(seq - 1) ? 'gap' : 'ok'));
    newest().open();
    newest().say(event(1));
    newest().say(event(3));
    vi.advanceTimersByTime(400);
    expect(newest().url).toBe('ws://test/ws/s?since=1');
    expect(seen).toEqual([1]);
  });

  it('lets heartbeats and unknown messages pass', () => {
    open();
    newest().open();
    newest().say('ping');
    newest().say({ kind: 'something newer' });
    newest().say(event(1));
    expect(seen).toEqual([1]);
  });

  it('gives up when the server says it is not for us', () => {
    open();
    newest().drop(4404);
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    expect(statuses.at(-1)?.[0]).toBe('refused');
  });

  it('is silent once closed', () => {
    const socket = open();
    newest().drop();
    socket.close();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});

describe('backoff', () => {
  it('doubles from 0.4 s to 15 s, half of it at random', () => {
    expect([0, 1, 2, 3].map((failures) => backoff(failures, 1))).toEqual([400, 800, 1600, 3200]);
    expect(backoff(0, 0)).toBe(200);
    expect(backoff(50, 1)).toBe(15_000);
    expect(backoff(50, 0)).toBe(7500);
  });
});
