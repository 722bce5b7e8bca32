import { statSync } from 'node:fs';
import { AdmintError } from '@admint/contract';
import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_NOPTS_VALUE,
  AV_PKT_DATA_DISPLAYMATRIX,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import {
  avGetCodecName,
  avGetPixFmtName,
  Codec,
  CodecContext,
  Packet,
  type FormatContext,
  type Stream,
} from 'node-av/lib';
import type { AudioInfo, MediaInfo } from '../probe/media-info.ts';
import { colourNames } from './colour-names.ts';
import { contentType, isStillContainer } from './container-names.ts';
import { openInput } from './input-file.ts';

/** Above this, the header's own frame count is trusted. */
const COUNTED_BYTES = 512 * 1024 * 1024;

/** Takes a path, gives what it holds. Throws `media_missing`, `media_empty` or `media_unreadable`. */
export async function probeFile(path: string): Promise<MediaInfo> {
  const bytes = size(path);
  const input = await openInput(path);
  try {
    const { format } = input;
    const video = bestVideo(format);
    const audio = best(format, AVMEDIA_TYPE_AUDIO);
    if (!video && !audio) throw new AdmintError('media_unreadable', 'No picture and no sound in this file.');
    const counted = await countPackets(format, video, bytes);
    const container = format.iformat?.name ?? '';
    const sound = audio ? audioInfo(audio, format) : undefined;
    const shared = { container, bytes, ...(sound ? { audio: sound } : {}) };
    if (!video)
      return {
        ...NO_PICTURE,
        ...shared,
        content_type: contentType(container, 'audio'),
        duration: sound?.duration ?? 0,
      };
    return { ...shared, ...pictureInfo(video, audio, format, container, counted) };
  } finally {
    await input.close();
  }
}

const NO_PICTURE: Omit<MediaInfo, 'container' | 'bytes' | 'content_type' | 'duration'> = {
  kind: 'audio',
  width: 0,
  height: 0,
  coded_width: 0,
  coded_height: 0,
  rotation: 0,
  mirrored: false,
  pixel_aspect: 1,
  fps: 0,
  frames: 0,
  start: 0,
  audio_offset: 0,
  variable_rate: false,
  bits: 0,
  alpha: false,
  interlaced: false,
  hdr: false,
};

function size(path: string): number {
  let bytes: number;
  try {
    bytes = statSync(path).size;
  } catch (cause) {
    throw new AdmintError('media_missing', 'The file is not there.', { cause });
  }
  if (bytes === 0) throw new AdmintError('media_empty', 'The file is empty.');
  return bytes;
}

function best(format: FormatContext, type: typeof AVMEDIA_TYPE_VIDEO): Stream | undefined {
  const index = format.findBestStream(type);
  return index < 0 ? undefined : format.streams[index];
}

/** A cover picture inside a sound file is not a video. */
function bestVideo(format: FormatContext): Stream | undefined {
  const stream = best(format, AVMEDIA_TYPE_VIDEO);
  return stream && !stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC) ? stream : undefined;
}

interface Counted {
  packets: number;
  /** Times of the first, last and longest-spaced pictures, in stream ticks. */
  first: number;
  end: number;
  shortest: number;
  longest: number;
  broken: boolean;
}

async function countPackets(
  format: FormatContext,
  video: Stream | undefined,
  bytes: number,
): Promise<Counted | null> {
  if (!video || bytes > COUNTED_BYTES) return null;
  const times: number[] = [];
  let last = 0;
  const packet = new Packet();
  packet.alloc();
  try {
    while ((await format.readFrame(packet)) >= 0) {
      if (packet.streamIndex === video.index) {
        const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts;
        if (time !== AV_NOPTS_VALUE) times.push(Number(time));
        else times.push(times.length === 0 ? 0 : Number.NaN);
        last = Number(packet.duration);
      }
      packet.unref();
    }
  } finally {
    packet.free();
  }
  if (times.length === 0) return null;
  const known = times.filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  const steps = known.slice(1).map((time, i) => time - (known[i] ?? 0));
  const inner = steps.filter((step) => step > 0);
  return {
    packets: times.length,
    first: known[0] ?? 0,
    end: (known.at(-1) ?? 0) + (last || (inner.at(-1) ?? 0)),
    shortest: Math.min(...inner, Number.POSITIVE_INFINITY),
    longest: Math.max(...inner, 0),
    broken: known.length !== times.length,
  };
}

function audioInfo(stream: Stream, format: FormatContext): AudioInfo {
  const { codecpar, timeBase } = stream;
  const own = Number(stream.duration) * timeBase.toDouble();
  return {
    codec: avGetCodecName(codecpar.codecId) ?? 'unknown',
    sample_rate: codecpar.sampleRate,
    channels: codecpar.channels,
    duration: own > 0 ? own : Math.max(0, Number(format.duration) / 1e6),
  };
}

function pictureInfo(
  video: Stream,
  audio: Stream | undefined,
  format: FormatContext,
  container: string,
  counted: Counted | null,
): Omit<MediaInfo, 'container' | 'bytes' | 'audio'> {
  const { codecpar } = video;
  const tick = video.timeBase.toDouble();
  const frames = counted?.packets ?? Number(video.nbFrames);
  const fps = frameRate(video, counted, tick);
  const still =
    isStillContainer(container) || (frames <= 1 && !audio && Number(format.duration) / 1e6 < 0.05);
  const measured = counted && !counted.broken ? (counted.end - counted.first) * tick : 0;
  const duration = still ? 0 : measured > 0 ? measured : Math.max(0, Number(format.duration) / 1e6);
  const start = counted && !counted.broken ? counted.first * tick : 0;
  const soundStart =
    audio && audio.startTime !== AV_NOPTS_VALUE ? Number(audio.startTime) * audio.timeBase.toDouble() : start;
  return {
    kind: still ? 'image' : 'video',
    content_type: contentType(container, still ? 'image' : 'video'),
    ...shape(video),
    fps: still ? 0 : fps,
    frames: still ? 1 : frames,
    duration,
    start,
    audio_offset: audio ? soundStart - start : 0,
    variable_rate: counted !== null && counted.longest > counted.shortest * 1.6,
    video_codec: avGetCodecName(codecpar.codecId) ?? 'unknown',
    ...colour(video),
  };
}

function frameRate(video: Stream, counted: Counted | null, tick: number): number {
  const average = video.avgFrameRate.num > 0 ? video.avgFrameRate.toDouble() : 0;
  if (average > 0 && average < 1000) return average;
  const span = counted ? (counted.end - counted.first) * tick : 0;
  if (counted && span > 0) return counted.packets / span;
  const claimed = video.rFrameRate.num > 0 ? video.rFrameRate.toDouble() : 0;
  return claimed > 0 && claimed <= 240 ? claimed : 25;
}

function shape(video: Stream) {
  const { codecpar } = video;
  const { rotation, mirrored } = turn(codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX));
  const own = video.sampleAspectRatio.num > 0 ? video.sampleAspectRatio : codecpar.sampleAspectRatio;
  const aspect = own.num > 0 && own.den > 0 ? own.toDouble() : 1;
  const sane = aspect > 0.1 && aspect < 10 ? aspect : 1;
  const wide = Math.max(1, Math.round(codecpar.width * Math.max(1, sane)));
  const tall = Math.max(1, Math.round(codecpar.height / Math.min(1, sane)));
  const sideways = rotation === 90 || rotation === 270;
  return {
    width: sideways ? tall : wide,
    height: sideways ? wide : tall,
    coded_width: codecpar.width,
    coded_height: codecpar.height,
    rotation,
    mirrored,
    pixel_aspect: sane,
  };
}

/** Display matrix (ISO 14496-12 §8.2.2): nine 16.16 numbers, `a b u / c d v / x y w`. */
function turn(matrix: Buffer | null): { rotation: MediaInfo['rotation']; mirrored: boolean } {
  if (!matrix || matrix.length < 36) return { rotation: 0, mirrored: false };
  const at = (index: number) => matrix.readInt32LE(index * 4);
  const [a, b, c, d] = [at(0), at(1), at(3), at(4)];
  const mirrored = a * d - b * c < 0;
  const degrees = (Math.atan2(mirrored ? -b : b, mirrored ? -a : a) * 180) / Math.PI;
  const quarter = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return { rotation: (quarter * 90) as MediaInfo['rotation'], mirrored };
}

function colour(video: Stream) {
  const { codecpar } = video;
  const name = avGetPixFmtName(codecpar.format as never) ?? 'unknown';
  const depth = /(?:p|gray|rgb|bgr|rgba|a)(9|10|12|14|16|48|64)(?:le|be)?$/.exec(name)?.[1];
  const deep: Record<string, number> = { 48: 16, 64: 16 };
  const range = codecpar.colorRange;
  const names = colourNames(codecpar);
  return {
    pix_fmt: name,
    bits: depth ? (deep[depth] ?? Number(depth)) : 8,
    alpha: /^(yuva|rgba|bgra|argb|abgr|gbrap|ya\d|pal8)/.test(name),
    interlaced: isInterlaced(video),
    color: {
      range:
        range === AVCOL_RANGE_JPEG || name.startsWith('yuvj')
          ? 'pc'
          : range === AVCOL_RANGE_MPEG
            ? 'tv'
            : 'unknown',
      ...names,
    } as const,
    hdr: names.transfer === 'smpte2084' || names.transfer === 'arib-std-b67',
  };
}

/** The binding gives the field order only as an option of a decoder: 2 to 5 are the four orders of two fields. */
function isInterlaced({ codecpar }: Stream): boolean {
  const codec = Codec.findDecoder(codecpar.codecId);
  if (!codec) return false;
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  try {
    return codecpar.toContext(decoder) >= 0 && Number(decoder.getOption('field_order')) >= 2;
  } finally {
    decoder.freeContext();
  }
}
