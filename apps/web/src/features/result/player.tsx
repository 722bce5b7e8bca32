import type { FinalVideo } from '@admint/contract';

/** The ad itself with the browser's controls; muted at first, because browsers only start quiet videos. */
export function Player({ video, label }: { video: FinalVideo; label: string }) {
  const [width, height] = video.resolution.split('x').map(Number) as [number, number];
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <div
      className="mx-auto w-full overflow-hidden rounded-card border border-line bg-black"
      style={{ maxWidth: `calc(72dvh * ${(width || 16) / (height || 9)})` }}
    >
      {/* The ad's words are drawn into its pictures; there is no speech to caption. */}
      <video
        key={video.id}
        src={video.url}
        poster={video.thumbnail_url}
        aria-label={label}
        controls
        autoPlay={!calm}
        muted
        playsInline
        preload="metadata"
        className="block w-full"
        style={{ aspectRatio: `${width || 16} / ${height || 9}` }}
      />
    </div>
  );
}
