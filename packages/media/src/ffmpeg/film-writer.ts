import type { Frame } from 'node-av/lib';
import type { VideoSettings } from '../render/settings.ts';
import type { EncodedSound } from './aac.ts';
import { openMp4 } from './mp4-writer.ts';
import { openVideoEncoder, type VideoShape } from './video-encoder.ts';

/** A film being written with one encoder: pictures go in one by one, sound goes in whole at the start. */
export interface FilmWriter {
  readonly frames: number;
  /** Takes the next picture and owns it; resolves when the encoder can take another. */
  add(frame: Frame): Promise<void>;
  finish(): Promise<void>;
  /** Lets go of everything native; after `finish`, or instead of it. */
  close(): void;
}

/** Takes a path, a shape and perhaps sound, gives a writer. */
export async function openFilm(
  path: string,
  shape: VideoShape,
  settings: VideoSettings,
  sound: EncodedSound | null,
): Promise<FilmWriter> {
  const encoder = await openVideoEncoder(shape, settings);
  const writer = await openMp4(path);
  const video = writer.addEncoder(encoder.context);
  const audio = sound ? writer.addEncoder(sound.context) : 0;
  await writer.begin();
  for (const packet of sound?.packets ?? []) await writer.write(packet, audio);
  let count = 0;
  let pending: Promise<void> = Promise.resolve();
  return {
    get frames() {
      return count;
    },
    async add(frame) {
      // One picture is in the encoder while the caller makes the next.
      await pending;
      const number = count++;
      pending = encoder.encode(frame, number).then(async (packets) => {
        for (const packet of packets) await writer.write(packet, video);
      });
      pending.catch(() => undefined);
    },
    async finish() {
      await pending;
      for (const packet of await encoder.flush()) await writer.write(packet, video);
      await writer.finish();
    },
    close: () => encoder.close(),
  };
}
