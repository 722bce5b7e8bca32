import { AdmintError } from '@admint/contract';
import { printGraph } from '../render/filter-graph.ts';
import type { FilmOrder } from '../render/order.ts';
import { runsOf, type Segment } from '../render/segments.ts';
import { VIDEO_SETTINGS, type Quality } from '../render/settings.ts';
import { videoGraph, type GraphContext } from '../render/video-graph.ts';
import type { EncodedSound } from './aac.ts';
import { openFilm, type FilmWriter } from './film-writer.ts';
import { openGraph } from './graph-run.ts';

/** Items that share one graph: bounds how many decoders are open and how many pictures wait in filters at once. */
export const ITEMS_PER_GRAPH = 3;

/** Draws and encodes a whole film in one go with one encoder, keeping nothing. */
export async function renderWhole(
  film: FilmOrder,
  quality: Quality,
  context: GraphContext,
  segments: readonly Segment[],
  sound: EncodedSound,
  onFrame: (frame: number) => void,
): Promise<void> {
  const writer = await openFilm(film.outPath, film.timeline, VIDEO_SETTINGS[quality], sound);
  try {
    for (const run of runsOf(segments, ITEMS_PER_GRAPH)) await drawRun(context, run, writer, onFrame);
    await writer.finish();
  } finally {
    writer.close();
  }
}

async function drawRun(
  context: GraphContext,
  run: readonly Segment[],
  film: FilmWriter,
  onFrame: (frame: number) => void,
): Promise<void> {
  const expected = (run.at(-1)?.end ?? 0) - (run[0]?.start ?? 0);
  const graph = await openGraph(printGraph(videoGraph(context, run)), { media: 'video' });
  try {
    let count = 0;
    for (let frame = await next(); frame; frame = await next()) {
      count++;
      await film.add(frame);
      onFrame(film.frames);
    }
    if (count !== expected)
      throw new AdmintError('media_short', `A part came out with ${count} of ${expected} pictures.`);
  } finally {
    graph.close();
  }
  function next() {
    return graph.outputs[0]?.next();
  }
}
