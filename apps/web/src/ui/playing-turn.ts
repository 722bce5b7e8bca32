import { type RefObject, useEffect } from 'react';

/** A page plays one preview at a time: the newest asks the one before to stop. */
let playing: HTMLVideoElement | null = null;

/** Plays the video while `wanted`, muted by its own attributes; puts it back to its first frame after. */
export function usePlayingTurn(video: RefObject<HTMLVideoElement | null>, wanted: boolean): void {
  useEffect(() => {
    const element = video.current;
    if (!element || !wanted || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    playing?.pause();
    playing = element;
    // A browser may refuse to play; the poster stays, and nothing is lost.
    element.play().catch(() => undefined);
    return () => {
      element.pause();
      element.currentTime = 0;
      if (playing === element) playing = null;
    };
  }, [video, wanted]);
}
