import { AdmintError } from '@admint/contract';
import type { StoredPacket, StoredSegment } from '../cache/segment-store.ts';
import { printGraph } from '../render/filter-graph.ts';
import type { Segment } from '../render/segments.ts';
import type { VideoSettings } from '../render/settings.ts';
import { videoGraph, type GraphContext } from '../render/video-graph.ts';
import { openGraph } from './graph-run.ts';
import { takePackets } from './stored-packets.ts';
import { openVideoEncoder, type VideoEncoder } from './video-encoder.ts';

/** Frames by which decoding runs ahead of showing; the same in every segment, so that they join without a step. */
export const REORDER = 2;

interface Piece {
  segment: Segment;
  encoder: VideoEncoder;
  packets: StoredPacket[];
}

/**
 * Takes segments that follow one another, draws them in one pass and encodes each on its own, so that a segment
 * comes out bit for bit the same whatever surrounds it. Gives each as it is done. Throws `media_short`.
 */
export async function encodeSegments(
  context: GraphContext,
  run: readonly Segment[],
  settings: VideoSettings,
  onSegment: (segment: Segment, coded: StoredSegment) => void,
  onFrame: () => void,
): Promise<void> {
  const graph = await openGraph(printGraph(videoGraph(context, run)), { media: 'video' });
  const closing: Promise<void>[] = [];
  const open = new Set<Piece>();
  const start = async (segment: Segment): Promise<Piece> => {
    const piece = { segment, encoder: await openVideoEncoder(context.timeline, settings), packets: [] };
    open.add(piece);
    return piece;
  };
  const end = async (piece: Piece) => {
    piece.packets.push(...takePackets(await piece.encoder.flush()));
    onSegment(piece.segment, finished(piece));
    open.delete(piece);
    piece.encoder.close();
  };
  let pending: Promise<void> = Promise.resolve();
  try {
    for (const segment of run) {
      const piece = await start(segment);
      const length = segment.end - segment.start;
      for (let number = 0; number < length; number++) {
        const frame = await graph.outputs[0]?.next();
        await pending;
        if (!frame)
          throw new AdmintError('media_short', `A part came out with ${number} of ${length} pictures.`);
        pending = piece.encoder.encode(frame, number).then((packets) => {
          piece.packets.push(...takePackets(packets));
        });
        pending.catch(() => undefined);
        onFrame();
      }
      await pending;
      // The encoder's last frames come out while the next segment's first ones go in.
      const ended = end(piece);
      ended.catch(() => undefined);
      closing.push(ended);
      if (closing.length > 1) await closing.shift();
    }
    await Promise.all(closing);
  } finally {
    await Promise.allSettled(closing);
    graph.close();
    for (const { encoder } of open) encoder.close();
  }
}

function finished({ segment, encoder, packets }: Piece): StoredSegment {
  const length = segment.end - segment.start;
  if (packets.length !== length)
    throw new AdmintError('media_short', `A part was encoded to ${packets.length} of ${length} pictures.`);
  const extradata = Buffer.from(encoder.context.extraData ?? Buffer.alloc(0));
  const reorder = encoder.context.hasBFrames > 0 ? REORDER : 0;
  // Very short segments get odd decoding times from the encoder; at a constant rate they simply count.
  const counted = packets.map((packet, i) => ({ ...packet, dts: i - reorder, duration: 1 }));
  return { extradata, packets: counted, facts: { frames: length } };
}
