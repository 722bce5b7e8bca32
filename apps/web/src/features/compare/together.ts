/** What of a video element playing together needs. */
export type Playable = Pick<
  HTMLVideoElement,
  'currentTime' | 'duration' | 'paused' | 'ended' | 'muted' | 'play' | 'pause'
>;

export interface TogetherState {
  playing: boolean;
  /** seconds; of the longest video */
  time: number;
  length: number;
  /** The one video that is heard. */
  heard: string | null;
}

/** Videos further apart than this (seconds) are put back in step; less, and putting them back is what one sees. */
const DRIFT = 0.12;

const lengthOf = ({ duration }: Playable) => (Number.isFinite(duration) ? duration : 0);

/**
 * Several videos under one control: they start, stop and move together, one of them is heard, and any can be played
 * alone. A shorter one waits at its end.
 */
export class Together {
  readonly #videos = new Map<string, Playable>();
  readonly #watchers = new Set<() => void>();
  #alone: string | null = null;
  #state: TogetherState = { playing: false, time: 0, length: 0, heard: null };

  readonly read = (): TogetherState => this.#state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Takes a video in; gives what takes it out again. */
  add(id: string, video: Playable): () => void {
    this.#videos.set(id, video);
    this.hear(this.#state.heard ?? id);
    return () => {
      video.pause();
      this.#videos.delete(id);
      if (this.#alone === id) this.#alone = null;
      const next = this.#state.heard === id ? [...this.#videos.keys()][0] : this.#state.heard;
      if (next !== undefined && next !== null) this.hear(next);
      else this.#set({ heard: null });
      this.update();
    };
  }

  toggle(): void {
    if (this.#state.playing) this.#pauseAll();
    else this.#playAll();
    this.update();
  }

  /** Plays or pauses one; the others stand still and are not heard. */
  toggleAlone(id: string): void {
    const video = this.#videos.get(id);
    if (!video) return;
    const starts = video.paused || this.#alone !== id;
    this.#pauseAll();
    if (starts) {
      this.#alone = id;
      this.hear(id);
      if (video.ended) video.currentTime = 0;
      play(video);
    }
    this.update();
  }

  /** Takes seconds; every video goes there, or to its end. */
  seek(time: number): void {
    for (const video of this.#videos.values())
      video.currentTime = Math.min(Math.max(0, time), lengthOf(video));
    this.#set({ time });
  }

  hear(id: string): void {
    for (const [own, video] of this.#videos) video.muted = own !== id;
    this.#set({ heard: id });
  }

  /** Reads where the videos are, and puts back in step what has fallen behind. Called when one of them reports. */
  update(): void {
    const videos = [...this.#videos.values()];
    const moving = videos.filter(({ paused, ended }) => !paused && !ended);
    const leader = this.#leader();
    if (moving.length > 1 && leader) {
      for (const video of moving) {
        const apart = Math.abs(video.currentTime - leader.currentTime);
        if (video !== leader && apart > DRIFT && leader.currentTime < lengthOf(video))
          video.currentTime = leader.currentTime;
      }
    }
    this.#set({
      playing: moving.length > 0,
      time: leader?.currentTime ?? 0,
      length: Math.max(0, ...videos.map(lengthOf)),
    });
  }

  /** Whose clock counts: the one played alone, else the heard one while it runs, else the furthest. */
  #leader(): Playable | undefined {
    const alone = this.#alone === null ? undefined : this.#videos.get(this.#alone);
    if (alone) return alone;
    const heard = this.#state.heard === null ? undefined : this.#videos.get(this.#state.heard);
    if (heard && !heard.paused && !heard.ended) return heard;
    return [...this.#videos.values()].toSorted((a, b) => b.currentTime - a.currentTime)[0];
  }

  #playAll(): void {
    const videos = [...this.#videos.values()];
    const at = this.#leader()?.currentTime ?? 0;
    this.#alone = null;
    const over = videos.every((video) => at >= lengthOf(video) - DRIFT);
    const from = over ? 0 : at;
    for (const video of videos) {
      if (from >= lengthOf(video)) continue;
      if (Math.abs(video.currentTime - from) > 0) video.currentTime = from;
      play(video);
    }
  }

  #pauseAll(): void {
    for (const video of this.#videos.values()) video.pause();
  }

  #set(change: Partial<TogetherState>): void {
    const before = this.#state;
    const next = { ...before, ...change };
    const same = (Object.keys(next) as (keyof TogetherState)[]).every((key) => next[key] === before[key]);
    if (same) return;
    this.#state = next;
    for (const watcher of this.#watchers) watcher();
  }
}

function play(video: Playable): void {
  // A browser may refuse to play: the button then still says so.
  video.play().catch(() => undefined);
}
