/** Further from its place than this, the sound is put right. */
const DRIFT_SECONDS = 0.2;
/** As the export fades its music. */
const FADE_IN_SECONDS = 0.15;
const FADE_OUT_SECONDS = 1;

/** Takes a second of the ad and its length, gives how loud the music is there, 0–1. */
export function volumeAt(second: number, total: number): number {
  const level = Math.min(1, second / FADE_IN_SECONDS, (total - second) / FADE_OUT_SECONDS);
  return Math.max(0, level);
}

/** The music under the preview: follows the clock of the pictures and fades at both ends. */
export class PreviewMusic {
  #audio: HTMLAudioElement | null = null;
  #url: string | null = null;
  #muted = false;

  set muted(muted: boolean) {
    this.#muted = muted;
    if (this.#audio) this.#audio.muted = muted;
  }

  /** Takes the address of the music, or null for none. */
  use(url: string | null): void {
    if (url === this.#url) return;
    this.#audio?.pause();
    this.#url = url;
    this.#audio = url === null ? null : new Audio(url);
    if (this.#audio) this.#audio.muted = this.#muted;
  }

  play(second: number, total: number): void {
    const audio = this.#audio;
    if (!audio) return;
    audio.volume = volumeAt(second, total);
    if (Math.abs(audio.currentTime - second) > DRIFT_SECONDS && !audio.seeking) audio.currentTime = second;
    // A browser may refuse to make sound; the pictures play on.
    if (audio.paused && !audio.ended) audio.play().catch(() => undefined);
  }

  pause(): void {
    this.#audio?.pause();
  }
}
