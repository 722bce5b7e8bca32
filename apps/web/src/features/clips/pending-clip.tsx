import type { SessionResponse } from '@admint/contract';
import { Video } from 'lucide-react';
import { useMoveName } from '../../lib/move-names.ts';

/** A clip that is not there yet: its image, dimmed, and the camera move planned for it. */
export function PendingClip({ session, imageId }: { session: SessionResponse; imageId: string }) {
  const nameOf = useMoveName();
  const scenes = session.plan?.scenes ?? session.scenes;
  const scene = scenes.find(({ image_id }) => image_id === imageId);
  const image = session.generated_images.find(({ id }) => id === imageId);
  return (
    <>
      {image && (
        <img src={image.url} alt="" className="size-full object-cover opacity-25 blur-[2px] saturate-50" />
      )}
      {scene && (
        <p className="absolute right-3 bottom-3 left-3 flex items-center gap-2 text-muted text-sm">
          <Video className="size-4 shrink-0" aria-hidden="true" />
          <span className="truncate">{nameOf(scene.camera_movement)}</span>
        </p>
      )}
    </>
  );
}
