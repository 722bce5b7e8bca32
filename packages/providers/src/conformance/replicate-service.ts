import { randomUUID } from 'node:crypto';
import { type Call, mediaBytes, type Play, playServer, type RecordedServer, say } from './recorded-server.ts';
import type { Trouble } from './suite.ts';

/** Names of things that can happen to the next prediction, from the reference's list of failures. */
export type ReplicateScenario =
  | Trouble
  | 'cold_boot'
  | 'e005'
  | 'nsfw_black'
  | 'pa_interrupted'
  | 'aborted'
  | 'deadline'
  | 'data_removed'
  | 'expired_file'
  | 'wrong_file'
  | 'early_output'
  | 'unknown_status'
  | 'data_uri'
  | '402'
  | '422';

interface Stored {
  json: Record<string, unknown>;
  polls: number;
}

export interface ReplicateService extends RecordedServer {
  scenario: ReplicateScenario;
  /** What the model answers: an address is put in for files. */
  output: unknown;
  metrics: Record<string, unknown>;
  /** How many predictions exist. */
  creates: () => number;
  stored: Map<string, Stored>;
  kind: 'image' | 'video' | 'audio';
}

const LOGS =
  'Using seed: 7\n  0%|          | 0/20 [00:00<?, ?it/s]\rGenerating:  45%|████▌     | 9/20 [00:01<00:01]';
const errors: Partial<Record<ReplicateScenario, string>> = {
  job_fails: 'E1000: unknown error',
  e005: 'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (abc)',
  pa_interrupted: 'Prediction interrupted; please retry (code: PA)',
};

/** Plays Replicate's HTTP API, in the shapes that were recorded of it. */
export async function replicateService(): Promise<ReplicateService> {
  const stored = new Map<string, Stored>();
  const play: Play = (call, answer, request) => {
    const path = call.url.split('?')[0] ?? '';
    if (path.startsWith('/files/')) return sendFile(service, path, answer);
    if (service.scenario === 'unauthorized') {
      return say(answer, 401, {
        title: 'Unauthenticated',
        detail: 'You did not pass a valid authentication token',
        status: 401,
      });
    }
    if (path === '/v1/account') return say(answer, 200, { type: 'user', username: 'me' });
    if (path === '/v1/files')
      return say(answer, 201, { id: 'f1', urls: { get: `${service.url}/uploaded/1.png` } });
    if (call.method === 'POST' && path.endsWith('/predictions')) {
      if (refuse(service.scenario, answer)) return;
      const json = newPrediction(call, service);
      stored.set(json['id'] as string, { json, polls: 0 });
      if (service.scenario === 'cut_after_accept') return void request.socket.destroy();
      return say(answer, 201, json, { location: `${service.url}/v1/predictions/${String(json['id'])}` });
    }
    if (path === '/v1/predictions') {
      return say(answer, 200, {
        previous: null,
        next: null,
        results: [...stored.values()].map(({ json }) => json).reverse(),
      });
    }
    const [, id = '', cancel] = /\/predictions\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
    const found = stored.get(id);
    if (!found) return say(answer, 404, { detail: 'The requested resource could not be found.' });
    if (cancel) {
      Object.assign(found.json, { status: 'canceled', completed_at: now() });
      return say(answer, 200, found.json);
    }
    found.polls++;
    if (service.scenario === 'poll_fails' && found.polls <= 2)
      return say(answer, 503, '<html><h1>503</h1></html>');
    advance(found, service);
    return say(answer, 200, found.json);
  };
  const server = await playServer(play);
  const service: ReplicateService = Object.assign(server, {
    scenario: 'ok' as ReplicateScenario,
    output: undefined,
    metrics: { predict_time: 10 },
    creates: () => stored.size,
    stored,
    kind: 'image' as const,
  });
  return service;
}

const now = () => new Date().toISOString().replace('Z', '123Z');

function refuse(scenario: ReplicateScenario, answer: Parameters<typeof say>[0]): boolean {
  if (scenario === 'rate_limited') {
    const detail =
      'Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute with a burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~7s.';
    say(answer, 429, { detail, status: 429, retry_after: 7 });
  } else if (scenario === '402') {
    const detail =
      'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit.';
    say(answer, 402, { title: 'Insufficient credit', detail, status: 402 });
  } else if (scenario === '422') {
    say(answer, 422, {
      detail: '- input: prompt is required\n',
      status: 422,
      title: 'Input validation failed',
    });
  } else if (scenario === 'gateway_error') say(answer, 502, '<html><h1>502 Bad Gateway</h1></html>');
  else return false;
  return true;
}

function newPrediction({ json, url }: Call, { url: base }: RecordedServer): Record<string, unknown> {
  const id = randomUUID().replaceAll('-', '').slice(0, 26);
  const model = /^\/v1\/models\/(.+)\/predictions$/.exec(url)?.[1];
  return {
    id,
    ...(model ? { model, version: 'hidden' } : { model: 'owner/name', version: json['version'] }),
    input: json['input'],
    output: null,
    logs: '',
    error: null,
    status: 'starting',
    source: 'api',
    data_removed: false,
    created_at: now(),
    started_at: null,
    completed_at: null,
    metrics: {},
    webhook: json['webhook'],
    urls: { get: `${base}/v1/predictions/${id}`, cancel: `${base}/v1/predictions/${id}/cancel` },
  };
}

/** starting → processing → end, one step for each look. */
function advance(found: Stored, service: ReplicateService): void {
  const { json } = found;
  if (['succeeded', 'failed', 'canceled', 'aborted'].includes(json['status'] as string)) return;
  const { scenario } = service;
  if (scenario === 'cold_boot') {
    json['created_at'] = new Date(Date.now() - 200_000).toISOString();
    return;
  }
  if (scenario === 'aborted') {
    Object.assign(json, { status: 'aborted', deadline: now(), completed_at: now() });
  } else if (scenario === 'deadline') {
    Object.assign(json, {
      status: 'canceled',
      deadline: now(),
      completed_at: now(),
      metrics: service.metrics,
    });
  } else if (scenario === 'unknown_status') json['status'] = 'hibernating';
  else if (json['status'] === 'starting') {
    Object.assign(json, { status: 'processing', started_at: now(), logs: LOGS });
    if (scenario === 'early_output') json['output'] = [`${service.url}/files/early.png`];
  } else finish(json, service);
}

function finish(json: Record<string, unknown>, service: ReplicateService): void {
  const { scenario } = service;
  const error = errors[scenario];
  Object.assign(json, { completed_at: now(), metrics: service.metrics });
  if (error) return void Object.assign(json, { status: 'failed', error });
  Object.assign(json, { status: 'succeeded', output: outputFor(json['id'] as string, service) });
  if (scenario === 'nsfw_black') {
    json['logs'] =
      'Potential NSFW content was detected in one or more images. A black image will be returned instead.';
  }
  if (scenario === 'data_removed') Object.assign(json, { output: null, data_removed: true });
}

function outputFor(id: string, { scenario, output, url, kind }: ReplicateService): unknown {
  if (scenario === 'data_uri') return `data:image/png;base64,${mediaBytes.image.toString('base64')}`;
  if (Array.isArray(output) && output.every((item) => Array.isArray(item))) {
    // Answers of a language model, one for each ask.
    return (output as unknown[][]).shift();
  }
  return output ?? (kind === 'video' ? `${url}/files/${id}` : [`${url}/files/${id}`]);
}

function sendFile(
  { scenario, kind }: ReplicateService,
  _path: string,
  answer: Parameters<typeof say>[0],
): void {
  if (scenario === 'expired_file') return say(answer, 404, 'File not found');
  if (scenario === 'wrong_file') return void answer.writeHead(200).end('<html>oops</html>');
  answer.writeHead(200, { 'content-length': mediaBytes[kind].length }).end(mediaBytes[kind]);
}
