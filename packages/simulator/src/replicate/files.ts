import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type Call, formData, send } from '../http.ts';
import type { World } from '../world.ts';
import { missing } from './faults.ts';

const MOST_BYTES = 100 * 1024 * 1024;
const KEPT_MS = 3_600_000;

interface Uploaded {
  id: string;
  name: string;
  content_type: string;
  bytes: Buffer;
  created: number;
}

/** Inputs that a client uploads: kept for an hour, read back through a signed address. */
export class Files {
  readonly #world: World;
  readonly #files = new Map<string, Uploaded>();
  readonly #key = randomBytes(16);

  constructor(world: World) {
    this.#world = world;
  }

  async handle(call: Call, [id]: string[]): Promise<void> {
    if (call.method === 'POST') return this.#upload(call);
    if (!id)
      return send(call, 200, {
        next: null,
        previous: null,
        results: this.#alive().map((file) => this.#view(call, file)),
      });
    const file = this.#alive().find((one) => one.id === id);
    if (!file) return missing(call, 'File not found');
    if (call.method !== 'DELETE') return send(call, 200, this.#view(call, file));
    this.#files.delete(id);
    call.response.writeHead(204).end();
  }

  download(call: Call, id: string): void {
    const file = this.#alive().find((one) => one.id === id);
    if (!file || call.query.get('signature') !== this.#sign(id)) return missing(call, 'File not found');
    call.response.writeHead(200, { 'content-type': file.content_type }).end(file.bytes);
  }

  async #upload(call: Call): Promise<void> {
    const content = (await formData(call)).get('content');
    if (!(content instanceof Blob)) return send(call, 422, { detail: 'content is required', status: 422 });
    const bytes = Buffer.from(await content.arrayBuffer());
    if (bytes.length >= MOST_BYTES)
      return send(call, 413, { detail: 'Files must be less than 100MB in size' });
    const id = randomBytes(20).toString('base64url');
    const file: Uploaded = {
      id,
      name: 'name' in content ? String(content.name) : 'file',
      content_type: content.type || 'application/octet-stream',
      bytes,
      created: this.#world.clock.now(),
    };
    this.#files.set(id, file);
    send(call, 201, this.#view(call, file));
  }

  #alive(): Uploaded[] {
    const now = this.#world.clock.now();
    return [...this.#files.values()].filter((file) => now < file.created + KEPT_MS);
  }

  #sign(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url');
  }

  #view(call: Call, file: Uploaded): Record<string, unknown> {
    const expires = new Date(file.created + KEPT_MS);
    const query = new URLSearchParams({
      owner: 'simulated',
      expiry: String(Math.floor(expires.getTime() / 1000)),
      signature: this.#sign(file.id),
    });
    return {
      id: file.id,
      name: file.name,
      content_type: file.content_type,
      size: file.bytes.length,
      etag: file.id,
      checksums: { sha256: createHash('sha256').update(file.bytes).digest('hex') },
      metadata: {},
      created_at: new Date(file.created).toISOString(),
      expires_at: expires.toISOString(),
      urls: { get: `${call.base}/v1/files/${file.id}/download?${query.toString()}` },
    };
  }
}
