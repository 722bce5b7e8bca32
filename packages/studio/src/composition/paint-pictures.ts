import { type Card, gradePixels, lookOf, type Timeline } from '@admint/contract';
import { type CardPicture, extractFrame, type Layer } from '@admint/media';
import { drawCard, drawOverlays, type LayerSpan, type OverlayLayer, overlayLayers } from '@admint/overlay';
import { paintingCanvas } from '@admint/overlay/node';
import { loadImage } from '@napi-rs/canvas';

/** Takes a timeline, gives its texts as cropped pictures: one where the text rests, one per frame where it moves or fades. */
export function paintLayers(timeline: Timeline): Layer[] {
  const { context } = paintingCanvas(8, 8);
  return overlayLayers(timeline, context).flatMap((layer, z) =>
    layer.spans
      .filter((span) => span.end > span.start)
      .map((span, index) => paintSpan(timeline, layer, span, z, index)),
  );
}

function paintSpan(
  timeline: Timeline,
  layer: OverlayLayer,
  span: LayerSpan,
  z: number,
  index: number,
): Layer {
  const { x, y, width, height } = span.bounds;
  const length = span.end - span.start;
  const { context } = paintingCanvas(width, height);
  const pictures = Array.from({ length: span.kind === 'still' ? 1 : length }, (_, i) => {
    context.clearRect(0, 0, width, height);
    context.save();
    context.translate(-x, -y);
    drawOverlays(context, timeline, span.start + i, layer.id);
    context.restore();
    return new Uint8Array(context.getImageData(0, 0, width, height).data);
  });
  return { id: `${layer.id}/${index}`, z, start: span.start, length, x, y, width, height, pictures };
}

/** Takes a timeline, gives the background of each of its cards as a full-frame picture. */
export async function paintCards(
  timeline: Timeline,
  sources: ReadonlyMap<string, string>,
): Promise<Map<string, CardPicture>> {
  const painted = new Map<string, CardPicture>();
  for (const item of timeline.video) {
    if (item.kind === 'card') painted.set(item.id, await paintCard(timeline, item, sources));
  }
  return painted;
}

async function paintCard(
  timeline: Timeline,
  card: Card,
  sources: ReadonlyMap<string, string>,
): Promise<CardPicture> {
  const { width, height } = timeline;
  const { context } = paintingCanvas(width, height);
  const picture = await backgroundPicture(timeline, card, sources);
  drawCard(context, timeline, card, picture);
  return { width, height, pixels: new Uint8Array(context.getImageData(0, 0, width, height).data) };
}

async function backgroundPicture(timeline: Timeline, card: Card, sources: ReadonlyMap<string, string>) {
  const { background } = card;
  if (!('source' in background)) return undefined;
  const path = sources.get(background.source.sha256);
  if (!path) return undefined;
  const seconds = background.kind === 'blurred_frame' ? background.at / timeline.fps : 0;
  const image = await loadImage(await extractFrame(path, { seconds }, { format: 'png' }));
  const { width, height } = image;
  // A blurred frame is footage and takes its colours; a picture chosen as background keeps its own.
  if (background.kind !== 'blurred_frame' || !lookOf(timeline.grade)) return { image, width, height };
  const { canvas, context } = paintingCanvas(width, height);
  context.drawImage(image, 0, 0);
  const frame = context.getImageData(0, 0, width, height);
  gradePixels(frame.data, timeline.grade);
  context.putImageData(frame, 0, 0);
  return { image: canvas, width, height };
}
