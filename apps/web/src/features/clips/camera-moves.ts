import { CameraMovement } from '@admint/contract';

export const MOVES = CameraMovement.options;

/** The class that lets a still picture show a camera move. */
export const moveClass = (move: CameraMovement): string => `move-${move.replaceAll(' ', '-')}`;
