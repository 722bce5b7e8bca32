import type { Picture } from '@admint/overlay';
import type { Footage } from './footage.ts';

/** Further apart than this the picture is put right; closer, the video keeps its own smooth pace. */
const DRIFT_SECONDS = 0.12;

interface Held {
  url: string;
  video: HTMLVideoElement;
  poster: HTMLImageElement;
  wanted: number | null;
}

/** The footage of an ad's items as hidden videos that show any second of theirs, or play from it. */
export class ClipVideos {
  readonly #held = new Map<string, Held>();
  readonly #changed: () => void;

  /** `changed` is called whenever a picture that was missing or late has arrived. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Holds exactly this: what is there stays as it is, the rest is fetched or let go. */
  hold(footage: readonly Footage[]): void {
    const wanted = new Map(footage.map((one) => [one.id, one]));
    for (const [id, held] of this.#held) {
      if (wanted.get(id)?.url === held.url) continue;
      release(held);
      this.#held.delete(id);
    }
    for (const one of footage) if (!this.#held.has(one.id)) this.#held.set(one.id, this.#load(one));
  }

  /** What to draw for an item now: its video's picture, its poster until there is one, or nothing yet. */
  picture = (id: string): Picture | null => {
    const held = this.#held.get(id);
    if (!held) return null;
    const { video, poster } = held;
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      return { image: video, width: video.videoWidth, height: video.videoHeight };
    }
    return poster.complete && poster.naturalWidth > 0
      ? { image: poster, width: poster.naturalWidth, height: poster.naturalHeight }
      : null;
  };

  /** Parks a clip on a second of its source. One seek is under way at a time; the newest wish wins. */
  park(id: string, seconds: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    held.video.pause();
    held.wanted = seconds;
    if (!held.video.seeking) this.#seek(held);
  }

  /** Lets a clip play from a second of its source, or goes on playing when it is about there. */
  run(id: string, seconds: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    held.wanted = null;
    const { video } = held;
    if (Math.abs(video.currentTime - seconds) > DRIFT_SECONDS && !video.seeking) video.currentTime = seconds;
    // A browser may refuse to play; the picture then follows by seeking.
    if (video.paused) video.play().catch(() => undefined);
  }

  /** Stops every clip but these. */
  restExcept(ids: ReadonlySet<string>): void {
    for (const [id, { video }] of this.#held) if (!ids.has(id) && !video.paused) video.pause();
  }

  dispose(): void {
    this.hold([]);
  }

  #load({ url, poster: posterUrl, still }: Footage): Held {
    const video = document.createElement('video');
    const poster = new Image();
    const held: Held = { url, video, poster, wanted: null };
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    video.addEventListener('loadeddata', this.#changed);
    // A seek may be reported done a moment before its picture is the one that is drawn.
    const presented = () => {
      this.#changed();
      video.requestVideoFrameCallback(presented);
    };
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(presented);
    video.addEventListener('seeked', () => {
      this.#changed();
      this.#seek(held);
    });
    poster.addEventListener('load', this.#changed);
    poster.src = posterUrl;
    if (!still) video.src = url;
    return held;
  }

  #seek(held: Held): void {
    if (held.wanted === null) return;
    const target = held.wanted;
    held.wanted = null;
    if (Math.abs(held.video.currentTime - target) > 1e-3) held.video.currentTime = target;
  }
}

function release({ video }: Held): void {
  video.pause();
  video.removeAttribute('src');
  video.load();
}
