import { CameraMovement } from '@admint/contract';
import { useTranslations } from 'use-intl';

const KEYS = {
  static: 'static',
  'slow zoom in': 'slowZoomIn',
  'slow zoom out': 'slowZoomOut',
  'dolly in': 'dollyIn',
  'dolly out': 'dollyOut',
  'truck left': 'truckLeft',
  'truck right': 'truckRight',
  'pan left': 'panLeft',
  'pan right': 'panRight',
  'tilt up': 'tiltUp',
  'tilt down': 'tiltDown',
  'orbit left': 'orbitLeft',
  'orbit right': 'orbitRight',
  'crane up': 'craneUp',
  'crane down': 'craneDown',
  handheld: 'handheld',
} as const satisfies Record<CameraMovement, string>;

/** Gives the name of a camera move; one of a newer server keeps its own. */
export function useMoveName(): (move: string) => string {
  const t = useTranslations('moves');
  return (move) => {
    const known = CameraMovement.safeParse(move);
    return known.success ? t(KEYS[known.data]) : move;
  };
}
