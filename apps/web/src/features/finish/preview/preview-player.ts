import { duration, place, type Timeline } from '@admint/contract';
import { ClipVideos } from './clip-videos.ts';
import { type ClipFile, footageOf } from './footage.ts';
import { PreviewMusic } from './preview-music.ts';
import { itemsAt, paintFrame, sourceTime } from './paint-frame.ts';

/** A clip is put on its first frame this long before its turn, so that a cut never waits. */
const PREPARE_SECONDS = 1;
/** The still that is shown first: far enough in for the first text to stand. */
const OPENING_SECONDS = 0.45;

interface Listener {
  onFrame(frame: number): void;
  onPlaying(playing: boolean): void;
}

/** Plays a timeline on a canvas. Time is a whole frame count; the clock turns it to seconds only to ask a video. */
export class PreviewPlayer {
  readonly #context: CanvasRenderingContext2D;
  readonly #videos: ClipVideos;
  readonly #listener: Listener;
  #timeline: Timeline | null = null;
  #frame = 0;
  #clock: { at: number; frame: number } | null = null;
  #request = 0;
  readonly #music = new PreviewMusic();

  constructor(canvas: HTMLCanvasElement, listener: Listener) {
    this.#context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
    this.#listener = listener;
    this.#videos = new ClipVideos(() => this.redraw());
  }

  get playing(): boolean {
    return this.#clock !== null;
  }

  /** Shows an ad, or another version of it at the same place. */
  show(timeline: Timeline, files: readonly ClipFile[]): void {
    const first = this.#timeline === null;
    this.#timeline = timeline;
    this.#videos.hold(footageOf(timeline, files));
    if (!this.playing) this.seek(first ? OPENING_SECONDS * timeline.fps : this.#frame);
  }

  /** The sound under the pictures, by address; null plays none. */
  setMusic(url: string | null): void {
    this.#music.use(url);
    if (this.playing) this.#hear();
  }

  setMuted(muted: boolean): void {
    this.#music.muted = muted;
  }

  seek(frame: number): void {
    if (!this.#timeline) return;
    this.#frame = Math.min(Math.max(0, Math.round(frame)), duration(this.#timeline) - 1);
    if (this.#clock) this.#clock = { at: performance.now(), frame: this.#frame };
    else this.#park(this.#timeline);
    this.redraw();
    this.#listener.onFrame(this.#frame);
  }

  play(): void {
    if (this.#clock || !this.#timeline) return;
    const atEnd = this.#frame >= duration(this.#timeline) - 1;
    this.#clock = { at: performance.now(), frame: atEnd ? 0 : this.#frame };
    this.#listener.onPlaying(true);
    this.#tick();
  }

  pause(): void {
    if (!this.#clock || !this.#timeline) return;
    this.#clock = null;
    this.#videos.restExcept(new Set());
    this.#music.pause();
    this.#park(this.#timeline);
    this.#listener.onPlaying(false);
  }

  /** Paints the present frame at the next chance; many wishes in one moment are one painting. */
  redraw(): void {
    if (this.#clock || this.#request !== 0) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = 0;
      this.#paint();
    });
  }

  dispose(): void {
    this.#music.use(null);
    this.#clock = null;
    cancelAnimationFrame(this.#request);
    this.#videos.dispose();
  }

  #tick = (): void => {
    const clock = this.#clock;
    const timeline = this.#timeline;
    if (!clock || !timeline) return;
    const frame = clock.frame + Math.floor(((performance.now() - clock.at) / 1000) * timeline.fps);
    const last = duration(timeline) - 1;
    this.#frame = Math.min(frame, last);
    this.#run(timeline);
    this.#hear();
    this.#paint();
    this.#listener.onFrame(this.#frame);
    if (frame >= last) this.pause();
    else this.#request = requestAnimationFrame(this.#tick);
  };

  #run(timeline: Timeline): void {
    const { fps } = timeline;
    const running = new Set<string>();
    for (const placed of place(timeline)) {
      const { item, start, end } = placed;
      const soon = start > this.#frame && start - this.#frame < PREPARE_SECONDS * fps;
      if (item.kind === 'clip' && this.#frame >= start && this.#frame < end) {
        running.add(item.id);
        this.#videos.run(item.id, sourceTime(placed, this.#frame, fps));
      } else if (soon) {
        this.#videos.park(item.id, sourceTime(placed, start, fps));
      }
    }
    this.#videos.restExcept(running);
  }

  #hear(): void {
    if (!this.#timeline) return;
    const { fps } = this.#timeline;
    this.#music.play(this.#frame / fps, duration(this.#timeline) / fps);
  }

  #park(timeline: Timeline): void {
    for (const placed of itemsAt(timeline, this.#frame)) {
      this.#videos.park(placed.item.id, sourceTime(placed, this.#frame, timeline.fps));
    }
  }

  #paint(): void {
    if (!this.#timeline) return;
    const { canvas } = this.#context;
    const scale = canvas.width / this.#timeline.width;
    this.#context.setTransform(scale, 0, 0, scale, 0, 0);
    paintFrame(this.#context, this.#timeline, this.#frame, this.#videos.picture);
  }
}
