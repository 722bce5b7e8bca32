import { AdmintError } from '@admint/contract';
import { AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Packet } from 'node-av/lib';
import { SAMPLE_RATE } from '../render/settings.ts';
import { openInput } from './input-file.ts';

export interface Expected {
  frames: number;
  fps: number;
  /** Frames of 48 kHz sound. */
  samples: number;
}

/**
 * Takes a finished file and what it should hold, reads it back packet by packet: every picture once, in constant
 * steps, sound as long as the picture within one AAC frame. Throws `stitch_doubtful`.
 */
export async function checkFile(path: string, expected: Expected): Promise<void> {
  const { format, close } = await openInput(path);
  try {
    const video = format.streams[format.findBestStream(AVMEDIA_TYPE_VIDEO)];
    const audio = format.streams[format.findBestStream(AVMEDIA_TYPE_AUDIO)];
    if (!video || !audio) throw doubtful('a stream is missing');
    const shown: number[] = [];
    let lastDecoded = Number.NEGATIVE_INFINITY;
    let heard = 0;
    const packet = new Packet();
    packet.alloc();
    while ((await format.readFrame(packet)) >= 0) {
      if (packet.streamIndex === video.index) {
        const dts = Number(packet.dts);
        if (dts <= lastDecoded) throw doubtful('decoding times do not rise');
        lastDecoded = dts;
        shown.push(Math.round(Number(packet.pts) * video.timeBase.toDouble() * expected.fps));
      } else {
        heard = Math.max(heard, (Number(packet.pts) + Number(packet.duration)) * audio.timeBase.toDouble());
      }
      packet.unref();
    }
    packet.free();
    shown.sort((a, b) => a - b);
    if (shown.length !== expected.frames) throw doubtful(`${shown.length} of ${expected.frames} pictures`);
    if (shown.some((frame, i) => frame !== i)) throw doubtful('a picture is missing or doubled');
    const off = Math.abs(heard * SAMPLE_RATE - expected.samples);
    if (off > 1024) throw doubtful(`sound is ${off} samples off`);
  } finally {
    await close();
  }
}

function doubtful(what: string): AdmintError {
  return new AdmintError('stitch_doubtful', `The joined film is not whole: ${what}.`);
}
