import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperationStatus, Output } from '../spec/operation.ts';
import { type Job, Journal, type Order, type Produce } from './journal.ts';
import { defaultScript, type Script } from './script.ts';

export interface ScriptedServer {
  url: string;
  journal: Journal;
  close(): Promise<void>;
}

/**
 * A deterministic provider for tests, in a process of its own choosing: it lives on when the server under test is
 * killed, and its journal says what was really ordered. Loopback only.
 */
export async function startScriptedServer(
  produce: Produce,
  script: Partial<Script> = {},
): Promise<ScriptedServer> {
  const journal = new Journal();
  journal.script = { ...structuredClone(defaultScript), ...script };
  const server = createServer((request, response) => {
    handle(journal, produce, request, response).catch((error: unknown) => {
      send(response, 500, { error: String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    journal,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function handle(
  journal: Journal,
  produce: Produce,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'POST' && pathname === '/jobs') return create(journal, request, response);
  if (pathname === '/jobs')
    return send(response, 200, { id: journal.byKey(searchParams.get('key') ?? '')?.id ?? null });
  if (pathname === '/script') return send(response, 200, journal.script);
  const job = journal.jobs.get(pathname.split('/')[2] ?? '');
  if (!job) return send(response, 404, { error: 'no such job' });
  if (request.method === 'POST') {
    if (Date.now() < job.endsAt) job.canceled = true;
    return send(response, 200, {});
  }
  return send(response, 200, await statusOf(job, produce));
}

async function create(journal: Journal, request: IncomingMessage, response: ServerResponse) {
  const body = JSON.parse(await readAll(request)) as Order;
  const earlier = journal.script.guarantee === 'idempotent' ? journal.byKey(body.key) : undefined;
  if (earlier) return send(response, 200, { id: earlier.id });
  if (journal.loses(body)) return request.socket.destroy();
  const made = journal.create(body);
  if ('refused' in made) return send(response, 422, made.refused);
  if (journal.script.webhook) void tell(journal.script.webhook, made.job);
  if (made.rule?.dropAnswer) return request.socket.destroy();
  if (made.rule?.holdAnswer) return;
  return send(response, 201, { id: made.job.id });
}

/** A provider's call home is sent once here; whoever does not listen has missed it. */
async function tell(address: string, { key, id, model }: Job): Promise<void> {
  const body = JSON.stringify({ key, id, provider: 'scripted', model });
  await fetch(address, { method: 'POST', body }).catch(() => undefined);
}

async function statusOf(job: Job, produce: Produce): Promise<OperationStatus> {
  if (job.canceled) return { state: 'canceled', cost: 0 };
  if (Date.now() < job.endsAt) return { state: 'running' };
  if (job.fault)
    return { state: 'failed', fault: job.fault, cost: job.fault.charged === 'none' ? 0 : job.cost };
  const outputs = await produce(job.kind, job.request);
  if (job.spoiled) for (const output of outputs) await spoil(output);
  return { state: 'succeeded', outputs, cost: job.cost };
}

const spoil = async (output: Output) => {
  if (output.kind === 'file') await writeFile(output.path, 'This was to be a media file.');
};

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.writableEnded) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
