import { createHash } from 'node:crypto';
import { open, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AdmintError, duration } from '@admint/contract';
import { gradientPixels } from './gradient-card.ts';
import type { Film, Layer, Pixels, RenderSettings } from './inputs.ts';
import type { FilmOrder, LayerFile, PictureFile, RenderOrder } from './order.ts';
import { usedSources } from './used-sources.ts';

/**
 * Takes films and their job folder, puts everything the media process reads there under names of our own, and gives
 * the order. `outPaths` are where the films go while they are written. Throws `media_missing` and `layer_invalid`.
 */
export async function stageFiles(
  films: readonly Film[],
  { sources: paths, quality, cache }: Pick<RenderSettings, 'sources' | 'quality' | 'cache'>,
  folder: string,
  outPaths: readonly string[],
): Promise<RenderOrder> {
  const sources: Record<string, string> = {};
  const used = new Set(films.flatMap(({ timeline }) => usedSources(timeline)));
  for (const [i, sha256] of [...used].entries()) {
    const path = paths.get(sha256);
    if (!path)
      throw new AdmintError(
        'media_missing',
        `A file the timeline needs was not given (${sha256.slice(0, 12)}).`,
      );
    sources[sha256] = `s${i}`;
    await symlink(path, join(folder, `s${i}`));
  }
  const staged: FilmOrder[] = [];
  for (const [i, film] of films.entries()) {
    const outPath = outPaths[i];
    if (!outPath) throw new RangeError('a film without a place to go');
    const layers = await stageLayers(film, `f${i}l`, folder);
    staged.push({
      timeline: film.timeline,
      layers,
      cards: await stageCards(film, `f${i}c`, folder),
      outPath,
    });
  }
  return { films: staged, sources, quality, ...(cache ? { cache } : {}) };
}

async function stageLayers({ layers, timeline }: Film, prefix: string, folder: string): Promise<LayerFile[]> {
  const total = duration(timeline);
  const ordered = layers.map((layer, i) => ({ layer, i })).sort((a, b) => a.layer.z - b.layer.z || a.i - b.i);
  const seen = ordered.filter(({ layer }) => layer.start < total && layer.length > 0);
  const staged: LayerFile[] = [];
  for (const [i, { layer }] of seen.entries()) staged.push(await stageLayer(layer, `${prefix}${i}`, folder));
  return staged;
}

async function stageCards(
  { cards, timeline }: Film,
  prefix: string,
  folder: string,
): Promise<Record<string, PictureFile>> {
  const { width, height } = timeline;
  const staged: Record<string, PictureFile> = {};
  for (const [i, item] of timeline.video.entries()) {
    if (item.kind !== 'card') continue;
    const given = cards?.get(item.id);
    const file = `${prefix}${i}`;
    if (given) {
      if (given.width !== width || given.height !== height)
        throw new AdmintError(
          'layer_invalid',
          `The background of card ${item.id} is not ${width}×${height}.`,
        );
      staged[item.id] = await stagePictures([given.pixels], given, file, folder);
    } else if (item.background.kind === 'gradient') {
      const pixels = gradientPixels(item.background, width, height);
      staged[item.id] = await stagePictures([pixels], { width, height }, file, folder);
    }
  }
  return staged;
}

async function stageLayer(layer: Layer, file: string, folder: string): Promise<LayerFile> {
  const { id, start, length, pictures } = layer;
  if (pictures.length !== 1 && pictures.length !== length)
    throw new AdmintError(
      'layer_invalid',
      `Layer ${id} has ${pictures.length} pictures for ${length} frames.`,
    );
  if (
    ![layer.x, layer.y, layer.width, layer.height, start, length].every(Number.isInteger) ||
    layer.width < 1 ||
    layer.height < 1
  )
    throw new AdmintError('layer_invalid', `Layer ${id} has a size or place that is not whole.`);
  const picture = await stagePictures(pictures, layer, file, folder);
  return { ...picture, id, start, length, x: layer.x, y: layer.y };
}

/** Pixels go raw into one file; a single PNG is linked as it is. */
async function stagePictures(
  pictures: readonly Pixels[],
  size: { width: number; height: number },
  file: string,
  folder: string,
): Promise<PictureFile> {
  const { width, height } = size;
  const hash = createHash('sha256').update(`${width}x${height}x${pictures.length}`);
  const only = pictures[0];
  if (pictures.length === 1 && only && !(only instanceof Uint8Array)) {
    hash.update(await readFile(only.path));
    await symlink(only.path, join(folder, file));
    return { file, form: 'picture', width, height, count: 1, key: hash.digest('hex') };
  }
  const handle = await open(join(folder, file), 'w');
  try {
    for (const pixels of pictures) {
      if (!(pixels instanceof Uint8Array) || pixels.length !== width * height * 4)
        throw new AdmintError('layer_invalid', `A picture of a layer is not ${width}×${height} RGBA.`);
      hash.update(pixels);
      await handle.write(pixels);
    }
  } finally {
    await handle.close();
  }
  return { file, form: 'rgba', width, height, count: pictures.length, key: hash.digest('hex') };
}
