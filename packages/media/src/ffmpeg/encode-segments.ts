import { AdmintError } from '@admint/contract';
import type { Frame } from 'node-av/lib';
import type { StoredPacket, StoredSegment } from '../cache/segment-store.ts';
import { printGraph } from '../render/filter-graph.ts';
import type { Segment } from '../render/segments.ts';
import type { VideoSettings } from '../render/settings.ts';
import { videoGraph, type GraphContext } from '../render/video-graph.ts';
import { openGraph, type GraphOutput } from './graph-run.ts';
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
  const ahead: Frame[] = [];
  let piece: Piece | null = null;
  const next = async () => ahead.shift() ?? (await graph.outputs[0]?.next()) ?? null;
  try {
    for (const segment of run) {
      piece = { segment, encoder: await openVideoEncoder(context.timeline, settings), packets: [] };
      await fill(piece, next, onFrame);
      const flushed = piece.encoder.flush();
      flushed.catch(() => undefined);
      // Drawing goes on while the encoder empties; two encoders at a time would double the memory.
      if (segment !== run.at(-1)) await drawAhead(graph.outputs[0], ahead);
      piece.packets.push(...takePackets(await flushed));
      onSegment(segment, finished(piece));
      piece.encoder.close();
      piece = null;
    }
  } finally {
    piece?.encoder.close();
    graph.close();
    for (const frame of ahead) frame.free();
  }
}

const AHEAD = 6;

async function drawAhead(output: GraphOutput | undefined, ahead: Frame[]): Promise<void> {
  while (ahead.length < AHEAD) {
    const frame = await output?.next();
    if (!frame) return;
    ahead.push(frame);
  }
}

async function fill(piece: Piece, next: () => Promise<Frame | null>, onFrame: () => void): Promise<void> {
  const length = piece.segment.end - piece.segment.start;
  let pending: Promise<void> = Promise.resolve();
  for (let number = 0; number < length; number++) {
    const frame = await next();
    await pending;
    if (!frame) throw new AdmintError('media_short', `A part came out with ${number} of ${length} pictures.`);
    pending = piece.encoder.encode(frame, number).then((packets) => {
      piece.packets.push(...takePackets(packets));
    });
    pending.catch(() => undefined);
    onFrame();
  }
  await pending;
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
