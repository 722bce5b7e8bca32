import { AdmintError } from '@admint/contract';
import type { Frame } from 'node-av/lib';
import type { StoredPacket, StoredSegment } from '../cache/segment-store.ts';
import { printGraph } from '../render/filter-graph.ts';
import { mergedLabel, mergeGraphs } from '../render/merge-graphs.ts';
import type { Segment } from '../render/segments.ts';
import type { VideoSettings } from '../render/settings.ts';
import { videoGraph, type GraphContext } from '../render/video-graph.ts';
import { openGraph, type GraphOutput } from './graph-run.ts';
import { takePackets } from './stored-packets.ts';
import { openVideoEncoder, type VideoEncoder } from './video-encoder.ts';

/** Frames by which decoding runs ahead of showing; the same in every segment, so that they join without a step. */
const REORDER = 2;

/** One film's share of a run: its own picture, its own segments over the same frames. */
export interface Lane {
  context: GraphContext;
  run: readonly Segment[];
  settings: VideoSettings;
  /** Takes each segment as it is done. */
  onSegment: (segment: Segment, coded: StoredSegment) => void;
}

interface Piece {
  segment: Segment;
  encoder: VideoEncoder;
  packets: StoredPacket[];
}

/**
 * Takes lanes over the same stretch of frames, draws them in one pass that reads every source once, and encodes each
 * segment on its own, so that it comes out bit for bit the same whatever surrounds it. Throws `media_short`.
 */
export async function encodeSegments(lanes: readonly Lane[], onFrame: () => void): Promise<void> {
  const [first] = lanes;
  if (!first) return;
  const length = lengthOf(first.run);
  const merged = mergeGraphs(lanes.map(({ context, run }) => videoGraph(context, run)));
  const graph = await openGraph(printGraph(merged), { media: 'video' });
  const writers = lanes.map((lane) => new LaneWriter(lane));
  let putting: Promise<void> = Promise.resolve();
  try {
    const outputs = lanes.map((_, i) => outputOf(graph.outputs, mergedLabel(i, 'v')));
    for (let number = 0; number < length; number++) {
      for (const [i, writer] of writers.entries()) {
        // The next picture is drawn while the encoder works on this one.
        const frame = await outputs[i]?.next();
        await putting;
        if (!frame)
          throw new AdmintError('media_short', `A part came out with ${number} of ${length} pictures.`);
        putting = writer.put(frame);
        putting.catch(() => undefined);
        onFrame();
      }
    }
    await putting;
  } finally {
    await putting.catch(() => undefined);
    for (const writer of writers) writer.close();
    graph.close();
  }
}

const lengthOf = (run: readonly Segment[]) => (run.at(-1)?.end ?? 0) - (run[0]?.start ?? 0);

function outputOf(outputs: readonly GraphOutput[], label: string): GraphOutput {
  const found = outputs.find((output) => output.label === label);
  if (!found) throw new RangeError(`no output ${label}`);
  return found;
}

/** Hands a lane's pictures to one encoder after the other; never two at a time, which would double the memory. */
class LaneWriter {
  readonly lane: Lane;
  private piece: Piece | null = null;
  private next = 0;
  private taken = 0;

  constructor(lane: Lane) {
    this.lane = lane;
  }

  async put(frame: Frame): Promise<void> {
    const { lane } = this;
    if (!this.piece) {
      const segment = lane.run[this.next++];
      if (!segment) throw new RangeError('more pictures than segments');
      this.piece = {
        segment,
        encoder: await openVideoEncoder(lane.context.timeline, lane.settings),
        packets: [],
      };
      this.taken = 0;
    }
    const { piece } = this;
    piece.packets.push(...takePackets(await piece.encoder.encode(frame, this.taken++)));
    if (this.taken < piece.segment.end - piece.segment.start) return;
    piece.packets.push(...takePackets(await piece.encoder.flush()));
    lane.onSegment(piece.segment, finished(piece));
    this.close();
  }

  close(): void {
    this.piece?.encoder.close();
    this.piece = null;
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
