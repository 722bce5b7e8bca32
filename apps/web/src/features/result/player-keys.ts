const JUMP_SECONDS = 5;

/** What a key may change in a player. */
export type PlayerVideo = Pick<
  HTMLVideoElement,
  'paused' | 'muted' | 'currentTime' | 'duration' | 'play' | 'pause'
>;

export function togglePlay(video: PlayerVideo): void {
  // A browser may refuse to play: the button then still says so.
  if (video.paused) video.play().catch(() => undefined);
  else video.pause();
}

/** Does what the key asks of the video; false when it asks nothing. */
export function playerKey(video: PlayerVideo, key: string): boolean {
  const length = Number.isFinite(video.duration) ? video.duration : 0;
  const jump = (seconds: number) => {
    video.currentTime = Math.min(Math.max(0, video.currentTime + seconds), length);
  };
  if (key === ' ' || key.toLowerCase() === 'k') togglePlay(video);
  else if (key === 'ArrowRight') jump(JUMP_SECONDS);
  else if (key === 'ArrowLeft') jump(-JUMP_SECONDS);
  else if (key.toLowerCase() === 'm') video.muted = !video.muted;
  else if (/^\d$/.test(key)) video.currentTime = length * (Number(key) / 10);
  else return false;
  return true;
}
