import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { CutoutView, PhotoView, Problem } from '@admint/contract';
import type { ScriptedServer } from '@admint/providers';
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../testing/api-client.ts';
import { type ScriptedStudio, startScriptedStudio } from '../testing/scripted-studio.ts';
import type { ServerUnderTest } from '../testing/server-under-test.ts';

let folder: string;
let studio: ScriptedStudio;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;

beforeAll(async () => {
  studio = await startScriptedStudio('photos', {
    // No registry answers here: the weights of the cut-out model cannot be had, on every machine alike.
    env: { npm_config_registry: 'http://127.0.0.1:9' },
  });
  ({ folder, provider, server, api } = studio);
}, 120_000);

afterAll(() => studio?.close());

async function upload(
  id: string,
  files: Uint8Array[],
): Promise<{ status: number; body: { photos?: PhotoView[] } & Partial<Problem> }> {
  const form = new FormData();
  form.set('session_id', id);
  for (const bytes of files) form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'photo');
  const answer = await fetch(`${server.url}/api/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}` },
    body: form,
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { photos?: PhotoView[] } & Partial<Problem>,
  };
}

/** A PNG of one colour with something painted on it. */
function picture(
  width: number,
  height: number,
  ground: string,
  paint: (context: SKRSContext2D) => void = () => {},
): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  paint(context);
  return canvas.toBuffer('image/png');
}

const photo = (width = 640, height = 480) =>
  picture(width, height, '#eeeeee', (context) => {
    context.fillStyle = '#aa3322';
    context.fillRect(width / 3, height / 3, width / 3, height / 3);
  });

describe('product photos', () => {
  it('are taken in by content, listed in order, and handed to the image model', async () => {
    const id = await api.newSession();
    const { status, body } = await upload(id, [photo(), photo(800, 600)]);
    expect(status).toBe(201);
    const ids = (body.photos ?? []).map((taken) => taken.id);
    expect(ids).toHaveLength(2);
    const swapped = [...ids].reverse();
    await api.call('PUT', `/api/sessions/${id}/photos`, { photo_ids: swapped });
    const session = await api.session(id);
    expect(session.photos.map((taken) => taken.id)).toEqual(swapped);
    expect(session.generated_images).toEqual([]);

    await api.generateImages(id, { photo_background: 'keep' });
    const done = await api.settled(id);
    expect(done.generated_images).toHaveLength(4);
    const job = [...provider.journal.jobs.values()].find(
      (one) => one.key.startsWith(id) && one.kind === 'image',
    );
    expect(job?.request).toMatchObject({
      photo_background: 'keep',
      references: [{ content_type: 'image/png' }, { content_type: 'image/png' }],
    });
  });

  it('are refused when they are something else, with the limit named', async () => {
    const id = await api.newSession();
    const svg = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    );
    const cut = photo().slice(0, 900);
    const bomb = Buffer.from(photo());
    bomb.writeUInt32BE(12_000, 16);
    bomb.writeUInt32BE(9000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    const bad: [Uint8Array, RegExp][] = [
      [svg, /PNG, JPEG and WebP/],
      [cut, /damaged or incomplete/],
      [new Uint8Array(0), /empty/],
      [new TextEncoder().encode('GIF89a'), /PNG, JPEG and WebP/],
      [photo(40, 40), /smaller than 64 pixels/],
      [bomb, /50 megapixels/],
      [Buffer.concat([photo(), Buffer.alloc(25 * 1_048_576)]), /25 MB/],
    ];
    for (const [bytes, limit] of bad) {
      const { status, body } = await upload(id, [bytes]);
      expect(status).toBe(422);
      expect(body.code).toBe('photo_refused');
      expect(body.fields?.[0]).toMatchObject({ field: 'file', message: expect.stringMatching(limit) });
    }
    expect((await api.session(id)).photos).toEqual([]);
  });
});

/** The board's first photo, at its address. */
async function withPhoto(): Promise<{ id: string; path: string }> {
  const id = await api.newSession();
  const { body } = await upload(id, [photo()]);
  return { id, path: `/api/sessions/${id}/photos/${body.photos?.[0]?.id}` };
}

async function putMask(path: string, bytes: Uint8Array) {
  const answer = await fetch(`${server.url}${path}/mask`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'image/png' },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return { status: answer.status, body: (await answer.json()) as CutoutView & Problem };
}

/** RGBA bytes of a picture by place. */
async function pixels(source: Buffer | string) {
  const image = await loadImage(source);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return (x: number, y: number) => [
    ...data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 4),
  ];
}

/** The hashes of the photos that the newest pictures of an ad were made from. */
function referencesOf(id: string) {
  const jobs = [...provider.journal.jobs.values()].filter(
    (job) => job.key.startsWith(id) && job.kind === 'image',
  );
  const request = jobs.at(-1)?.request as { references: { sha256: string }[]; kept_photos?: string[] };
  return { used: request.references.map(({ sha256 }) => sha256), kept: request.kept_photos ?? [] };
}

describe('the cut-out of a photo', () => {
  it('can be looked at, and says what to do when the model cannot be had', async () => {
    const { path } = await withPhoto();
    const cutout = await api.call<CutoutView>('GET', `${path}/cutout`);
    expect(cutout).toMatchObject({
      choice: 'cut',
      edited: false,
      found_by: 'backdrop',
      width: 640,
      height: 480,
    });
    expect(cutout.hints).toEqual(['model_missing']);
    expect(cutout.model_missing).toMatch(/npm could not fetch/);
    const at = await pixels(await api.download(cutout.mask_url));
    expect([at(320, 240), at(20, 20)]).toEqual([
      [255, 255, 255, 255],
      [0, 0, 0, 255],
    ]);
  });

  it('takes a mask drawn by hand, and makes the pictures anew from it', async () => {
    const { id, path } = await withPhoto();
    await api.generateImages(id);
    const before = await api.settled(id);
    const first = referencesOf(id);
    const { status, body } = await putMask(
      path,
      picture(320, 240, '#000000', (context) => {
        context.fillStyle = '#ffffff';
        context.fillRect(60, 60, 80, 80);
      }),
    );
    expect({ status, choice: body.choice, edited: body.edited }).toEqual({
      status: 200,
      choice: 'cut',
      edited: true,
    });
    const changed = await api.session(id);
    expect(changed.photos[0]?.cutout).toEqual({ choice: 'cut', edited: true, glass: false });
    expect(changed.generated_images.every(({ stale }) => stale?.includes('cut-out'))).toBe(true);

    await api.generateImages(id);
    const after = await api.settled(id);
    const second = referencesOf(id);
    expect(second.used).not.toEqual(first.used);
    expect(after.generated_images.filter(({ stale }) => stale === null)).toHaveLength(
      before.generated_images.length,
    );
    const file = second.used[0] ?? '';
    // The picture the model gets has the product's own colours, and nothing around the mask.
    const at = await pixels(join(folder, 'home/assets/objects', file.slice(0, 2), file));
    expect(at(230, 200)).toEqual([0xaa, 0x33, 0x22, 255]);
    expect(at(500, 200)[3]).toBe(0);

    const again = await api.call<CutoutView>('PUT', `${path}/cutout`, { choice: 'cut', found_mask: true });
    expect(again.edited).toBe(false);
  });

  it('can be left out, or be a part cropped by hand', async () => {
    const { id, path } = await withPhoto();
    await api.call('PUT', `${path}/cutout`, { choice: 'keep' });
    await api.generateImages(id);
    await api.settled(id);
    const kept = referencesOf(id);
    expect(kept.kept).toEqual(kept.used);
    const crop = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    const cutout = await api.call<CutoutView>('PUT', `${path}/cutout`, { choice: 'crop', crop });
    expect(cutout).toMatchObject({ choice: 'crop', crop });
    await api.generateImages(id);
    await api.settled(id);
    const cropped = referencesOf(id);
    expect(cropped.kept).toEqual(cropped.used);
    expect(cropped.used).not.toEqual(kept.used);
    expect(
      await api.problem('PUT', `${path}/cutout`, {
        choice: 'crop',
        crop: { x: 0.9, y: 0, width: 0.5, height: 1 },
      }),
    ).toMatchObject({
      status: 422,
      fields: [{ field: 'crop' }],
    });
  });

  it('refuses masks that are none, and photos of others', async () => {
    const { path } = await withPhoto();
    const whole = picture(640, 480, '#ffffff');
    const bad: [Uint8Array, RegExp][] = [
      [new TextEncoder().encode('<svg/>'), /has to be a PNG/],
      [whole.slice(0, 400), /damaged/],
      [picture(480, 640, '#ffffff'), /proportions/],
      [picture(640, 480, '#000000'), /keeps nothing/],
      [whole, /keeps the whole photo/],
      [picture(5000, 3750, '#ffffff'), /4096/],
    ];
    for (const [bytes, words] of bad) {
      const { status, body } = await putMask(path, bytes);
      expect(status).toBe(422);
      expect(body.fields?.[0]).toMatchObject({ field: 'mask', message: expect.stringMatching(words) });
    }
    const stranger = new ApiClient(() => server.url);
    await stranger.register();
    expect((await stranger.problem('GET', `${path}/cutout`)).status).toBe(404);
  });
});
