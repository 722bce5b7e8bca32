import { duration, type Span } from './layout.ts';
import type { AudioItem, Clip, MediaSource, Timeline } from './schema.ts';

/** Takes a source, gives how many frames of it there are at the document's rate; stills never end. */
export function sourceFrames(source: MediaSource, fps: number): number {
  if (source.content_type.startsWith('image/')) return Number.POSITIVE_INFINITY;
  return Math.floor(source.duration * fps + 1e-3);
}

/** Takes a clip, gives how many frames of its source it shows. */
export function framesShown({ length, speed }: Pick<Clip, 'length' | 'speed'>): number {
  return Math.ceil(length * speed - 1e-6);
}

/** Takes a timeline and one of its sounds, gives the frames it is heard in: to its length, its file's end or the ad's. */
export function audioSpan(timeline: Pick<Timeline, 'video' | 'fps'>, audio: AudioItem): Span {
  const room = duration(timeline) - audio.start;
  const available = sourceFrames(audio.source, timeline.fps) - audio.in;
  const length = Math.min(audio.length ?? Number.POSITIVE_INFINITY, room, available);
  return { start: audio.start, end: audio.start + Math.max(0, length) };
}
