import { AVERROR_EOF, AVMEDIA_TYPE_AUDIO } from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet, type Rational, type Stream } from 'node-av/lib';
import { AGAIN, check, present } from './fault.ts';
import { openInput } from './input-file.ts';

/** Decoded sound with its clock; frames belong to the caller, who frees them. */
export interface DecodedSound {
  frames: Frame[];
  timeBase: Rational;
}

/**
 * Takes a file, decodes its sound up to `until` seconds of the file's own clock. Damaged packets are left out.
 * Slower than a source inside a graph, but it takes the format the decoder gives, where a graph insists on the one the
 * header promised: MPEG layer 2 beside pictures in a transport stream breaks that promise.
 */
export async function decodeSound(path: string, until: number): Promise<DecodedSound> {
  const { format, close } = await openInput(path);
  const stream = present(format.streams[format.findBestStream(AVMEDIA_TYPE_AUDIO)], 'looking for the sound');
  const { timeBase } = stream;
  const decoder = await openDecoder(stream);
  const frames: Frame[] = [];
  const packet = new Packet();
  packet.alloc();
  try {
    while ((await format.readFrame(packet)) >= 0) {
      const mine = packet.streamIndex === stream.index;
      const late = mine && Number(packet.pts) * timeBase.toDouble() > until;
      if (mine && !late && (await decoder.sendPacket(packet)) >= 0) frames.push(...ready(decoder));
      packet.unref();
      if (late) break;
    }
    await decoder.sendPacket(null);
    frames.push(...ready(decoder));
    return { frames, timeBase };
  } finally {
    packet.free();
    decoder.freeContext();
    await close();
  }
}

async function openDecoder(stream: Stream): Promise<CodecContext> {
  const codec = present(Codec.findDecoder(stream.codecpar.codecId), 'looking for the sound decoder');
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  check(stream.codecpar.toContext(decoder), 'opening the sound decoder');
  decoder.pktTimebase = stream.timeBase;
  check(await decoder.open2(codec, null), 'opening the sound decoder');
  return decoder;
}

function ready(decoder: CodecContext): Frame[] {
  const frames: Frame[] = [];
  for (;;) {
    const frame = new Frame();
    frame.alloc();
    const answer = decoder.receiveFrameSync(frame);
    if (answer >= 0) {
      frames.push(frame);
      continue;
    }
    frame.free();
    if (answer === AGAIN || answer === AVERROR_EOF) return frames;
  }
}
