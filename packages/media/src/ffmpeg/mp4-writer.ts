import { AVFMT_FLAG_BITEXACT, AVIO_FLAG_WRITE } from 'node-av/constants';
import {
  FormatContext,
  IOContext,
  Rational,
  type CodecContext,
  type CodecParameters,
  type Packet,
  type Stream,
} from 'node-av/lib';
import { check } from './fault.ts';

/** An MP4 being written; its index goes to the front when it is finished. */
export interface Mp4Writer {
  addEncoder(context: CodecContext): number;
  addStream(parameters: CodecParameters, timeBase: Rational, fps?: number): number;
  begin(): Promise<void>;
  /** Takes a packet in the stream's own time base, with whole ticks added to its times; frees it. */
  write(packet: Packet, stream: number, shift?: bigint): Promise<void>;
  finish(): Promise<void>;
  /** Lets go of the file, whatever state it is in. */
  abandon(): Promise<void>;
}

interface Track {
  stream: Stream;
  timeBase: Rational;
}

/** Takes a path, gives a writer. Streams are added before `begin`. Throws `disk_full`. */
export async function openMp4(path: string): Promise<Mp4Writer> {
  const format = new FormatContext();
  check(format.allocOutputContext2(null, 'mp4', path), 'creating the file');
  const io = new IOContext();
  check(await io.open2(path, AVIO_FLAG_WRITE), 'creating the file');
  format.pb = io;
  format.setFlags(AVFMT_FLAG_BITEXACT);
  format.setOption('movflags', '+faststart');
  const tracks: Track[] = [];
  const close = async () => {
    format.pb = null;
    const answer = await io.closep();
    format.freeContext();
    return answer;
  };
  const add = (timeBase: Rational, fill: (stream: Stream) => void) => {
    const stream = format.newStream(null);
    fill(stream);
    stream.codecpar.codecTag = 0;
    stream.timeBase = timeBase;
    tracks.push({ stream, timeBase });
    return tracks.length - 1;
  };
  return {
    addEncoder: (context) =>
      add(context.timeBase, (stream) => {
        check(stream.codecpar.fromContext(context), 'describing a stream');
        if (context.framerate.num > 0) stream.avgFrameRate = context.framerate;
      }),
    addStream: (parameters, timeBase, fps) =>
      add(timeBase, (stream) => {
        check(parameters.copy(stream.codecpar), 'describing a stream');
        if (fps) stream.avgFrameRate = new Rational(fps, 1);
      }),
    begin: async () => void check(await format.writeHeader(), 'writing the file'),
    async write(packet, index, shift = 0n) {
      const track = tracks[index];
      if (!track) throw new RangeError(`no stream ${index}`);
      packet.pts += shift;
      packet.dts += shift;
      packet.rescaleTs(track.timeBase, track.stream.timeBase);
      packet.streamIndex = index;
      packet.pos = -1n;
      try {
        check(await format.interleavedWriteFrame(packet), 'writing the file');
      } finally {
        packet.free();
      }
    },
    async finish() {
      check(await format.writeTrailer(), 'finishing the file');
      check(await close(), 'finishing the file');
    },
    abandon: async () => void (await close()),
  };
}
