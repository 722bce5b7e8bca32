import { AdmintError, type Timeline } from '@admint/contract';
import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_H264,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLTP,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { CodecParameters, Rational } from 'node-av/lib';
import type { StoredSegment } from '../cache/segment-store.ts';
import { SAMPLE_RATE } from '../render/settings.ts';
import { checkFile } from './check-file.ts';
import { openMp4 } from './mp4-writer.ts';
import { makePacket } from './stored-packets.ts';

export interface Part {
  start: number;
  length: number;
  coded: StoredSegment;
}

/**
 * Takes coded parts that follow one another and coded sound, writes them as one MP4 without encoding, then
 * checks the file. Throws `stitch_doubtful` when parts differ in their parameter sets or leave a gap.
 */
export async function stitch(
  timeline: Pick<Timeline, 'width' | 'height' | 'fps'>,
  parts: readonly Part[],
  sound: StoredSegment,
  outPath: string,
): Promise<void> {
  const doubt = doubtOf(parts);
  if (doubt) throw new AdmintError('stitch_doubtful', doubt);
  const writer = await openMp4(outPath);
  const video = writer.addStream(
    videoParameters(timeline, parts[0]?.coded),
    new Rational(1, timeline.fps),
    timeline.fps,
  );
  const audio = writer.addStream(audioParameters(sound), new Rational(1, SAMPLE_RATE));
  await writer.begin();
  const perFrame = SAMPLE_RATE / timeline.fps;
  let heard = 0;
  const soundUntil = async (samples: number) => {
    for (let packet = sound.packets[heard]; packet && packet.pts <= samples; packet = sound.packets[++heard])
      await writer.write(makePacket(packet), audio);
  };
  for (const { start, length, coded } of parts) {
    for (const packet of coded.packets) await writer.write(makePacket(packet), video, BigInt(start));
    await soundUntil((start + length) * perFrame);
  }
  await soundUntil(Number.POSITIVE_INFINITY);
  await writer.finish();
  const frames = parts.reduce((sum, { length }) => sum + length, 0);
  await checkFile(outPath, { frames, fps: timeline.fps, samples: frames * perFrame });
}

/** Takes parts, says why they should not be joined, or nothing. */
export function doubtOf(parts: readonly Part[]): string | null {
  let next = parts[0]?.start ?? 0;
  const first = parts[0]?.coded.extradata;
  for (const { start, length, coded } of parts) {
    if (start !== next) return `A gap before frame ${start}.`;
    if (coded.packets.length !== length) return `A part holds ${coded.packets.length} of ${length} pictures.`;
    if (!coded.packets[0]?.key) return 'A part does not begin with a key frame.';
    if (!first?.equals(coded.extradata)) return 'Parts were encoded with different parameters.';
    if (new Set(coded.packets.map((packet) => packet.pts)).size !== length)
      return 'A part repeats a picture.';
    next = start + length;
  }
  return null;
}

function videoParameters(
  timeline: Pick<Timeline, 'width' | 'height' | 'fps'>,
  coded: StoredSegment | undefined,
): CodecParameters {
  const parameters = new CodecParameters();
  parameters.alloc();
  parameters.codecType = AVMEDIA_TYPE_VIDEO;
  parameters.codecId = AV_CODEC_ID_H264;
  parameters.format = AV_PIX_FMT_YUV420P;
  parameters.width = timeline.width;
  parameters.height = timeline.height;
  parameters.frameRate = new Rational(timeline.fps, 1);
  parameters.sampleAspectRatio = new Rational(1, 1);
  parameters.colorRange = AVCOL_RANGE_MPEG;
  parameters.colorSpace = AVCOL_SPC_BT709;
  parameters.colorPrimaries = AVCOL_PRI_BT709;
  parameters.colorTrc = AVCOL_TRC_BT709;
  parameters.extradata = coded?.extradata ?? null;
  return parameters;
}

function audioParameters(sound: StoredSegment): CodecParameters {
  const parameters = new CodecParameters();
  parameters.alloc();
  parameters.codecType = AVMEDIA_TYPE_AUDIO;
  parameters.codecId = AV_CODEC_ID_AAC;
  parameters.format = AV_SAMPLE_FMT_FLTP;
  parameters.sampleRate = SAMPLE_RATE;
  parameters.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
  parameters.frameSize = 1024;
  parameters.initialPadding = 1024;
  parameters.extradata = sound.extradata;
  return parameters;
}
