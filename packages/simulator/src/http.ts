import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the surfaces see it: path without prefix, body read whole. */
export interface Call {
  method: string;
  /** Path segments after the surface's prefix, decoded. */
  path: string[];
  query: URLSearchParams;
  header(name: string): string | undefined;
  body: Buffer;
  /** The body as JSON; `{}` when it is none. */
  json(): Record<string, unknown>;
  /** Address of the surface, as the client reached it. */
  base: string;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Reads the request at the surface mounted under `prefix`. */
export async function readCall(
  request: IncomingMessage,
  response: ServerResponse,
  prefix: string,
): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  return {
    method: request.method ?? 'GET',
    path: url.pathname.slice(prefix.length).split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body,
    json: () => parseObject(body.toString('utf8')),
    base: `${url.origin}${prefix}`,
    request,
    response,
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function send(call: Call, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const { response } = call;
  if (response.writableEnded) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

export function sendHtml(call: Call, status: number): void {
  const page = `<html><head><title>${status} Bad Gateway</title></head><body><center><h1>${status} Bad Gateway</h1></center></body></html>`;
  call.response.writeHead(status, { 'content-type': 'text/html' }).end(page);
}

/** Cuts the connection without an answer. */
export function cut(call: Call): void {
  call.request.socket.destroy();
}

/** The parts of a `multipart/form-data` body. */
export async function formData(call: Call): Promise<FormData> {
  const headers = { 'content-type': call.header('content-type') ?? '' };
  return await new Response(new Uint8Array(call.body), { headers }).formData();
}

/** A header that a client sets to steer this simulator. */
export const scenarioHeader = (call: Call) => call.header('x-sim-scenario');

/** Starts an answer of server-sent events. */
export function openEvents(call: Call): (lines: string) => void {
  call.response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  return (lines) => void call.response.write(lines);
}
