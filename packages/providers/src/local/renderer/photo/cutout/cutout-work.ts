/** A process of its own that looks at one photo, or makes the picture its cut-out stands for: `cutout-work task`, a task as JSON. */
import { rename, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { findMatte } from '../find-matte.ts';
import { type Photo, readPhoto } from '../read-photo.ts';
import type { CutoutReport, CutoutTask } from './cutout-report.ts';
import { edgeDoubt } from './doubt.ts';
import { seeThrough, withoutBackdrop } from './see-through.ts';

type TaskOf<K extends CutoutTask['do']> = Extract<CutoutTask, { do: K }>;

async function look({ photo: path, modelMask, mask, report }: TaskOf<'look'>): Promise<void> {
  const photo = await readPhoto(path);
  const { alpha, found_by, confidence } = await coverage(photo, modelMask);
  const lost = found_by === 'nothing';
  const doubt = lost || found_by === 'file' ? { share: 0, places: [] } : edgeDoubt(photo, alpha);
  const through = lost || found_by === 'file' ? null : seeThrough(photo, alpha);
  const facts: Omit<CutoutReport, 'model_missing'> = {
    width: photo.w,
    height: photo.h,
    found_by,
    confidence,
    faint_edge: doubt.share,
    places: doubt.places,
    see_through: through?.share ?? 0,
    unevenness: through?.unevenness ?? 0,
  };
  await put(mask, await greyPng(alpha, photo));
  await put(report, JSON.stringify(facts));
}

/** Coverage 0–255 per pixel; everything where no product was found. */
async function coverage(photo: Photo, modelMask: string | null) {
  if (photo.cut) {
    const alpha = Uint8Array.from({ length: photo.w * photo.h }, (_, i) => photo.rgba[i * 4 + 3]);
    return { alpha, found_by: 'file' as const, confidence: 1 };
  }
  const { matte, by } = await findMatte(photo, modelMask);
  const alpha = matte?.alpha ?? new Uint8Array(photo.w * photo.h).fill(255);
  return { alpha, found_by: by, confidence: matte?.confidence ?? 0 };
}

async function compose({ photo: path, mask, glass, out }: TaskOf<'compose'>): Promise<void> {
  const photo = await readPhoto(path);
  const alpha = await readMask(mask, photo);
  let rgba: Uint8Array = photo.rgba.slice();
  for (let i = 0; i < alpha.length; i++) rgba[i * 4 + 3] = alpha[i];
  if (glass) rgba = withoutBackdrop(photo, alpha, seeThrough(photo, alpha));
  const png = await sharp(rgba, { raw: { width: photo.w, height: photo.h, channels: 4 } })
    .png()
    .toBuffer();
  await put(out, png);
}

async function readMask(path: string, { w, h }: Photo): Promise<Uint8Array> {
  const { data } = await sharp(path)
    .flatten({ background: '#000000' })
    .greyscale()
    .toColourspace('b-w')
    .resize(w, h, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (data.length !== w * h) throw new Error('The mask has more than one channel.');
  return new Uint8Array(data.buffer, data.byteOffset, data.length);
}

async function crop({ photo: path, place, out }: TaskOf<'crop'>): Promise<void> {
  const { w, h, rgba } = await readPhoto(path);
  const left = Math.min(w - 1, Math.round(place.x * w));
  const top = Math.min(h - 1, Math.round(place.y * h));
  const width = Math.max(1, Math.min(w - left, Math.round(place.width * w)));
  const height = Math.max(1, Math.min(h - top, Math.round(place.height * h)));
  const png = await sharp(rgba, { raw: { width: w, height: h, channels: 4 } })
    .extract({ left, top, width, height })
    .png()
    .toBuffer();
  await put(out, png);
}

const greyPng = (alpha: Uint8Array, { w, h }: Photo) =>
  sharp(alpha, { raw: { width: w, height: h, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();

async function put(path: string, bytes: Buffer | string): Promise<void> {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

sharp.concurrency(1);
const task = JSON.parse(process.argv[2] ?? 'null') as CutoutTask | null;
if (task?.do === 'look') await look(task);
else if (task?.do === 'compose') await compose(task);
else if (task?.do === 'crop') await crop(task);
else throw new Error('cutout-work task');
