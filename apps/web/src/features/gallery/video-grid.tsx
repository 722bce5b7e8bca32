import type { GenerationView } from '@admint/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onDemand } from '../../ui/on-demand.tsx';
import { useGridWindow } from './use-grid-window.ts';
import { VideoCard } from './video-card.tsx';

const DeleteDialog = onDemand(() =>
  import('../../ui/video/delete-dialog.tsx').then((dialog) => dialog.DeleteDialog),
);
const ShareDialog = onDemand(() =>
  import('../../ui/video/share-dialog.tsx').then((dialog) => dialog.ShareDialog),
);

const GAP = 20;
/** Name, line of facts and the room between them. */
const UNDER_PICTURE = 66;

function columnsAt(width: number): number {
  if (width < 560) return 1;
  if (width < 820) return 2;
  if (width < 1100) return 3;
  return width < 1700 ? 4 : 5;
}

const heightAt = (width: number) => (width * 9) / 16 + UNDER_PICTURE;

interface VideoGridProps {
  label: string;
  videos: readonly GenerationView[];
  /** All that match, also those that are not loaded yet. */
  total: number;
  /** Asks for the next page; called when its place comes into view. */
  onEnd?: () => void;
}

/** However many videos there are, only those in view are in the page. */
export function VideoGrid({ label, videos, total, onEnd }: VideoGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [deleting, setDeleting] = useState<GenerationView | null>(null);
  const [sharing, setSharing] = useState<GenerationView | null>(null);
  const onDelete = useCallback((video: GenerationView) => setDeleting(video), []);
  const onShare = useCallback((video: GenerationView) => setSharing(video), []);
  const { columns, rowHeight, first, last } = useGridWindow(grid, {
    count: videos.length,
    gap: GAP,
    columnsAt,
    heightAt,
  });
  const rows = Math.ceil(videos.length / columns);
  const shown = videos.slice(first * columns, last * columns);

  const atEnd = last >= rows - 2;
  useEffect(() => {
    if (atEnd) onEnd?.();
  }, [atEnd, onEnd]);

  return (
    <>
      <div ref={grid} style={{ height: Math.max(0, rows * rowHeight - GAP) }}>
        <ul
          aria-label={label}
          className="grid will-change-transform"
          style={{
            gap: GAP,
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            gridAutoRows: rowHeight - GAP,
            transform: `translateY(${first * rowHeight}px)`,
          }}
        >
          {shown.map((video, index) => (
            <li
              key={video.id}
              aria-setsize={total}
              aria-posinset={first * columns + index + 1}
              className="min-w-0"
            >
              <VideoCard video={video} onDelete={onDelete} onShare={onShare} />
            </li>
          ))}
        </ul>
      </div>
      {deleting && <DeleteDialog video={deleting} onClose={() => setDeleting(null)} />}
      {sharing && <ShareDialog id={sharing.id} open onClose={() => setSharing(null)} />}
    </>
  );
}
