import { availableParallelism } from 'node:os';
import { AVERROR_EOF } from 'node-av/constants';
import { Filter, FilterGraph, FilterInOut, Frame, Log, type FilterContext, type Rational } from 'node-av/lib';
import { check, present } from './fault.ts';

/** One open end of a running graph; frames come out in order and belong to the caller, who frees them. */
export interface GraphOutput {
  label: string;
  /** Length of a tick of the frames' times. */
  timeBase: Rational;
  next(): Promise<Frame | null>;
}

/** One open start of a running graph. */
export interface GraphInput {
  push(frame: Frame | null): Promise<void>;
}

export interface RunningGraph {
  outputs: GraphOutput[];
  input?: GraphInput;
  close(): void;
}

interface OpenOptions {
  media: 'video' | 'audio';
  /** Arguments of the buffer source that feeds the graph's one open input, where it has one. */
  source?: string;
  threads?: number;
}

/**
 * Drawing costs a fraction of encoding, which takes every core there is: on few cores, threads in filters and their
 * decoders only get in its way.
 */
const THREADS = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 4)));

/** What the native side said last: a graph that can't open has its reason only in the log. */
const said: string[] = [];
Log.setCallback((_level, message) => {
  said.push(message.trim());
  if (said.length > 20) said.shift();
});

/** Takes printed graph text, gives it configured and ready to pull. Throws `media_unreadable` with the reason. */
export async function openGraph(text: string, options: OpenOptions): Promise<RunningGraph> {
  said.length = 0;
  const graph = new FilterGraph();
  graph.alloc();
  graph.nbThreads = options.threads ?? THREADS;
  try {
    return await configure(graph, text, options);
  } catch (error) {
    graph.free();
    if (error instanceof Error && said.length > 0) error.message += ` (${said.slice(-3).join('; ')})`;
    throw error;
  }
}

async function configure(graph: FilterGraph, text: string, options: OpenOptions): Promise<RunningGraph> {
  const doing = 'preparing the picture and sound';
  const segment = present(graph.segmentParse(text), doing);
  const ins = new FilterInOut();
  const outs = new FilterInOut();
  check(segment.createFilters(), doing);
  check(segment.applyOpts(), doing);
  check(segment.apply(ins, outs), doing);
  const sinkName = options.media === 'audio' ? 'abuffersink' : 'buffersink';
  const sinks: { label: string; sink: FilterContext }[] = [];
  for (let out: FilterInOut | null = outs; out; out = out.next) {
    const sink = present(
      graph.createFilter(present(Filter.getByName(sinkName), doing), `sink${sinks.length}`, null),
      doing,
    );
    check(present(out.filterCtx, doing).link(out.padIdx, sink, 0), doing);
    sinks.push({ label: out.name ?? '', sink });
  }
  const input = options.source ? feed(graph, ins, options) : undefined;
  ins.free();
  outs.free();
  segment.free();
  check(await graph.config(), doing);
  const outputs = sinks.map(({ label, sink }) => ({
    label,
    timeBase: sink.buffersinkGetTimeBase(),
    next: () => pull(sink),
  }));
  return { outputs, ...(input ? { input } : {}), close: () => graph.free() };
}

function feed(graph: FilterGraph, ins: FilterInOut, options: OpenOptions): GraphInput {
  const doing = 'feeding frames';
  const name = options.media === 'audio' ? 'abuffer' : 'buffer';
  const source = present(
    graph.createFilter(present(Filter.getByName(name), doing), 'source', options.source ?? null),
    doing,
  );
  check(source.link(0, present(ins.filterCtx, doing), ins.padIdx), doing);
  return { push: async (frame) => void check(await source.buffersrcAddFrame(frame), doing) };
}

async function pull(sink: FilterContext): Promise<Frame | null> {
  const frame = new Frame();
  frame.alloc();
  const answer = await sink.buffersinkGetFrame(frame);
  if (answer >= 0) return frame;
  frame.free();
  if (answer === AVERROR_EOF) return null;
  check(answer, 'making a frame');
  return null;
}
