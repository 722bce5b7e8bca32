import { useRef, useState } from 'react';
import { cx } from '../lib/class-names.ts';
import { usePlayingTurn } from './playing-turn.ts';

interface HoverVideoProps {
  src: string;
  poster: string;
  label: string;
  /** Playing is asked for from outside, by keyboard focus on the tile. */
  active?: boolean;
  className?: string;
}

/** A clip that plays, muted and looped, while the pointer or the focus rests on it. */
export function HoverVideo({ src, poster, label, active = false, className }: HoverVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [hovered, setHovered] = useState(false);
  usePlayingTurn(video, hovered || active);
  return (
    <video
      ref={video}
      src={src}
      poster={poster}
      aria-label={label}
      muted
      loop
      playsInline
      preload="none"
      className={cx('size-full object-cover', className)}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    />
  );
}
