import { asText } from '../as-text.ts';
import { type Call, formData, send } from '../http.ts';
import type { MediaFile } from '../media.ts';
import type { World } from '../world.ts';

/** Inputs by the name a graph uses, outputs as `output/{subfolder}/{name}`. */
export class ComfyFiles {
  readonly #world: World;
  readonly #files = new Map<string, MediaFile>();

  constructor(world: World) {
    this.#world = world;
  }

  names(): ReadonlySet<string> {
    return new Set(this.#files.keys());
  }

  get(name: string): MediaFile | undefined {
    return this.#files.get(name);
  }

  keep(name: string, file: MediaFile): void {
    this.#files.set(name, file);
  }

  view(call: Call): void {
    const { query } = call;
    const [type, subfolder, filename] = [
      query.get('type') ?? 'output',
      query.get('subfolder') ?? '',
      query.get('filename') ?? '',
    ];
    if (!filename || filename.includes('..')) return void call.response.writeHead(400).end();
    const key =
      type === 'input' ? [subfolder, filename].filter(Boolean).join('/') : `${type}/${subfolder}/${filename}`;
    const file = this.#files.get(key);
    if (!file) return void call.response.writeHead(404).end();
    this.#world.journal.downloads += 1;
    call.response
      .writeHead(200, { 'content-type': file.content_type, 'content-length': file.bytes.length })
      .end(Buffer.from(file.bytes));
  }

  async upload(call: Call): Promise<void> {
    const form = await formData(call);
    const image = form.get('image');
    if (!(image instanceof Blob)) return void call.response.writeHead(400).end();
    const subfolder = asText(form.get('subfolder'));
    const bytes = Buffer.from(await image.arrayBuffer());
    const wanted = 'name' in image ? String(image.name) : 'image.png';
    const place = (name: string) => [subfolder, name].filter(Boolean).join('/');
    const overwrite = ['true', '1'].includes(asText(form.get('overwrite')));
    let name = wanted;
    for (let i = 1; !overwrite; i++) {
      const there = this.#files.get(place(name));
      if (!there || Buffer.compare(Buffer.from(there.bytes), bytes) === 0) break;
      name = wanted.replace(/(\.[^.]*)?$/, ` (${i})$1`);
    }
    this.#files.set(place(name), { bytes, content_type: image.type || 'image/png' });
    send(call, 200, { name, subfolder, type: asText(form.get('type')) || 'input' });
  }
}
