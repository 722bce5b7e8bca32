import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  method: string;
  /** path and query */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** The body as JSON; {} when it is none. */
  json: Record<string, unknown>;
}

export type Play = (call: Call, answer: ServerResponse, request: IncomingMessage) => void | Promise<void>;

/** A local server that plays recorded answers and keeps what it was asked. */
export interface RecordedServer {
  url: string;
  calls: Call[];
  close: () => Promise<void>;
}

export async function playServer(play: Play): Promise<RecordedServer> {
  const calls: Call[] = [];
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1');
      const { method = 'GET', url = '/', headers } = request;
      const call = { method, url, headers, body, json: parse(body) };
      calls.push(call);
      void Promise.resolve(play(call, answer, request)).catch((error: unknown) => {
        answer.writeHead(500).end(String(error));
      });
    });
    request.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function parse(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Answers with JSON. */
export function say(answer: ServerResponse, status: number, body: unknown, headers = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

const media = {
  image: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(600, 1)]),
  video: Buffer.concat([Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0', 'latin1'), Buffer.alloc(900, 2)]),
  audio: Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(700, 3)]),
};

/** The first bytes of a real file of each kind, padded. */
export const mediaBytes: Readonly<Record<'image' | 'video' | 'audio', Buffer>> = media;

/** An address of this machine where nobody listens. */
export async function deadUrl(): Promise<string> {
  const server = await playServer(() => undefined);
  await server.close();
  return server.url;
}
