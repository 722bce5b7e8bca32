import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One object of the bucket. */
interface StoredObject {
  body: Buffer;
  type: string;
}

/** A bucket that a test can look into and break. */
export interface BucketServer {
  endpoint: string;
  objects: Map<string, StoredObject>;
  /** `METHOD key?query` of every request, in order. */
  requests: string[];
  /** Called before each request; an answer that is not undefined is sent instead of the real one: an HTTP status, or 'cut' for half a body. */
  fault: (request: string) => number | 'cut' | undefined;
  close(): Promise<void>;
}

export const CREDENTIALS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'not-so-secret' };

/**
 * A small S3-compatible server in memory: PUT, multipart upload, GET with Range, HEAD and DELETE, path style.
 * Unsigned requests and expired addresses are refused; signatures themselves are not computed.
 */
export async function startBucketServer(bucket: string): Promise<BucketServer> {
  const objects = new Map<string, StoredObject>();
  const uploads = new Map<string, { type: string; parts: Map<number, Buffer> }>();
  const state: BucketServer = {
    endpoint: '',
    objects,
    requests: [],
    fault: () => undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://bucket');
    const [, name, ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    const body = await read(request);
    const line = `${request.method} ${key}${url.search}`;
    state.requests.push(line);
    const fault = state.fault(line);
    if (typeof fault === 'number') return refuse(response, fault, 'InternalError');
    if (!isSigned(request, url)) return refuse(response, 403, 'AccessDenied');
    if (name !== bucket) return refuse(response, 404, 'NoSuchBucket');
    const query = url.searchParams;
    if (request.method === 'POST' && query.has('uploads')) return begin(response, key, request);
    if (request.method === 'PUT' && query.has('uploadId')) return part(response, query, body);
    if (request.method === 'POST' && query.has('uploadId')) return complete(response, key, query);
    if (request.method === 'PUT') return put(response, key, request, body);
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    return send(response, request, key, fault === 'cut');
  }

  function put(response: ServerResponse, key: string, request: IncomingMessage, body: Buffer): void {
    objects.set(key, { body, type: String(request.headers['content-type']) });
    response.writeHead(200, { etag: '"e"' }).end();
  }

  function begin(response: ServerResponse, key: string, request: IncomingMessage): void {
    const id = `upload-${uploads.size}`;
    uploads.set(id, { type: String(request.headers['content-type']), parts: new Map() });
    xml(
      response,
      200,
      `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    );
  }

  function part(response: ServerResponse, query: URLSearchParams, body: Buffer): void {
    const number = Number(query.get('partNumber'));
    uploads.get(query.get('uploadId') ?? '')?.parts.set(number, body);
    response.writeHead(200, { etag: `"part-${number}"` }).end();
  }

  function complete(response: ServerResponse, key: string, query: URLSearchParams): void {
    const upload = uploads.get(query.get('uploadId') ?? '');
    if (!upload) return refuse(response, 404, 'NoSuchUpload');
    const parts = [...upload.parts].toSorted(([a], [b]) => a - b).map(([, bytes]) => bytes);
    objects.set(key, { body: Buffer.concat(parts), type: upload.type });
    xml(
      response,
      200,
      `<CompleteMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><ETag>"e"</ETag></CompleteMultipartUploadResult>`,
    );
  }

  function send(response: ServerResponse, request: IncomingMessage, key: string, cut: boolean): void {
    const found = objects.get(key);
    if (!found) return refuse(response, 404, 'NoSuchKey');
    const size = found.body.length;
    const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = Number(asked?.[1] ?? 0);
    const end = Math.min(Number(asked?.[2] || size - 1), size - 1);
    if (asked && start >= size) return refuse(response, 416, 'InvalidRange');
    const disposition = new URL(request.url ?? '', 'http://bucket').searchParams.get(
      'response-content-disposition',
    );
    response.writeHead(asked ? 206 : 200, {
      'content-type': found.type,
      'content-length': end - start + 1,
      ...(asked && { 'content-range': `bytes ${start}-${end}/${size}` }),
      ...(disposition && { 'content-disposition': disposition }),
    });
    if (request.method === 'HEAD') return void response.end();
    const bytes = found.body.subarray(start, end + 1);
    if (!cut) return void response.end(bytes);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  state.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

function isSigned(request: IncomingMessage, url: URL): boolean {
  const header = `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/`;
  if (request.headers.authorization?.startsWith(header))
    return /Signature=[0-9a-f]{64}$/.test(request.headers.authorization);
  const query = url.searchParams;
  const signedAt = query.get('X-Amz-Date')?.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
  const expires = Date.parse(signedAt ?? '') + Number(query.get('X-Amz-Expires')) * 1000;
  return /^[0-9a-f]{64}$/.test(query.get('X-Amz-Signature') ?? '') && Date.now() < expires;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  xml(response, status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function xml(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${text}`);
}
