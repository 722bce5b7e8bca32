import { readFileSync } from 'node:fs';
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVERROR_EOF,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, Packet, Rational, type Frame } from 'node-av/lib';
import type { VideoSettings } from '../render/settings.ts';
import { AGAIN, check, present } from './fault.ts';

/** H.264 in yuv420p, BT.709 tagged, closed GOP. Packets belong to the caller, who frees them. */
export interface VideoEncoder {
  readonly context: CodecContext;
  /** Takes a frame and its number; frees the frame; gives the packets that are ready. */
  encode(frame: Frame, number: number): Promise<Packet[]>;
  flush(): Promise<Packet[]>;
  close(): void;
}

export interface VideoShape {
  width: number;
  height: number;
  fps: number;
}

/** Takes shape and settings, gives an open encoder whose time base is one frame. */
export async function openVideoEncoder(shape: VideoShape, settings: VideoSettings): Promise<VideoEncoder> {
  const context = new CodecContext();
  const codec = present(Codec.findEncoderByName('libx264' as never), 'looking for the H.264 encoder');
  context.allocContext3(codec);
  context.width = shape.width;
  context.height = shape.height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(1, shape.fps);
  context.framerate = new Rational(shape.fps, 1);
  context.sampleAspectRatio = new Rational(1, 1);
  context.gopSize = settings.gopSeconds * shape.fps;
  context.colorRange = AVCOL_RANGE_MPEG;
  context.colorSpace = AVCOL_SPC_BT709;
  context.colorPrimaries = AVCOL_PRI_BT709;
  context.colorTrc = AVCOL_TRC_BT709;
  context.threadCount = settings.threads;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  const options = Dictionary.fromObject({
    preset: settings.preset,
    crf: settings.crf,
    'x264-params': repeatable(settings.x264, shape.width),
    ...(settings.tune ? { tune: settings.tune } : {}),
  });
  check(await context.open2(codec, options), 'opening the video encoder');
  options.free();
  const send = async (frame: Frame | null) => {
    check(await context.sendFrame(frame), 'encoding a frame');
    return drain(context);
  };
  return {
    context,
    async encode(frame, number) {
      frame.pts = BigInt(number);
      frame.timeBase = new Rational(1, shape.fps);
      frame.duration = 1n;
      // Left over from a decoder, it would dictate frame types to the encoder.
      frame.pictType = 0 as never;
      try {
        return await send(frame);
      } finally {
        frame.free();
      }
    },
    flush: () => send(null),
    close: () => context.freeContext(),
  };
}

/**
 * Takes x264 options and a picture's width, gives options with which the same pictures always give the same bits.
 * libx264's AVX-512 code for the macroblock tree works on eight blocks of 16 pixels at a time and, where a row does not
 * end there, lets what lies behind it decide; its AVX2 code, a twentieth slower, does not.
 */
function repeatable(options: string, width: number): string {
  return hasAvx512() && Math.ceil(width / 16) % 8 !== 0 ? `${options}:asm=avx2` : options;
}

let avx512: boolean | undefined;

/** Linux alone says so in a file. */
function hasAvx512(): boolean {
  try {
    avx512 ??= readFileSync('/proc/cpuinfo', 'latin1').includes(' avx512bw');
  } catch {
    avx512 = false;
  }
  return avx512;
}

/** Takes an encoder, gives every packet it holds ready. */
export function drain(context: CodecContext): Packet[] {
  const packets: Packet[] = [];
  for (;;) {
    const packet = new Packet();
    packet.alloc();
    const answer = context.receivePacketSync(packet);
    if (answer >= 0) {
      packets.push(packet);
      continue;
    }
    packet.free();
    if (answer === AVERROR_EOF || answer === AGAIN) return packets;
    check(answer, 'encoding');
  }
}
