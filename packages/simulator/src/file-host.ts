import { randomBytes } from 'node:crypto';
import { type Call, send } from './http.ts';
import type { MediaFile } from './media.ts';
import type { Scenario } from './scenario.ts';

interface Hosted extends MediaFile {
  name: string;
  /** simulated milliseconds */
  expires: number;
  scenario: Scenario;
}

/** Where outputs lie for an hour: addresses that look signed, 404 afterwards. */
export class FileHost {
  readonly #files = new Map<string, Hosted>();
  readonly #now: () => number;
  readonly #downloaded: () => void;

  constructor(now: () => number, downloaded: () => void) {
    this.#now = now;
    this.#downloaded = downloaded;
  }

  /** Takes a file, gives its path on this server. `lives`: simulated seconds. */
  put(file: MediaFile, name: string, scenario: Scenario, lives = 3600): string {
    const id = randomBytes(18).toString('base64url');
    this.#files.set(id, { ...file, name, scenario, expires: this.#now() + lives * 1000 });
    return `/delivery/xezq/${id}/${name}`;
  }

  /** The bytes behind an address of this host; undefined when it is another's or gone. */
  read(address: string): MediaFile | undefined {
    const id = /\/delivery\/xezq\/([\w-]+)\//.exec(address)?.[1];
    const file = id ? this.#files.get(id) : undefined;
    return file && file.expires > this.#now() ? file : undefined;
  }

  serve(call: Call): void {
    this.#downloaded();
    const file = this.#files.get(call.path[1] ?? '');
    if (!file || file.expires <= this.#now() || file.scenario === 'expired')
      return send(call, 404, { detail: 'File not found' });
    const { response } = call;
    const bytes = Buffer.from(file.bytes);
    response.writeHead(200, { 'content-type': file.content_type, 'content-length': bytes.length });
    if (file.scenario === 'truncated_download') {
      // Says the whole length, gives half, and is gone: only the first time, as a broken connection would be.
      file.scenario = 'ok';
      response.write(bytes.subarray(0, bytes.length >> 1), () => call.request.socket.destroy());
      return;
    }
    if (file.scenario === 'slow_download') return drip(call, bytes);
    response.end(bytes);
  }
}

function drip(call: Call, bytes: Buffer): void {
  const piece = Math.max(1024, bytes.length >> 3);
  let at = 0;
  const next = () => {
    if (at >= bytes.length) return void call.response.end();
    call.response.write(bytes.subarray(at, at + piece));
    at += piece;
    setTimeout(next, 40).unref();
  };
  next();
}
