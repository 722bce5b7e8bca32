import type { ViewType } from '@admint/contract';

/** The order views are shot in, and what a further round of images repeats. */
export const VIEW_ORDER: readonly ViewType[] = ['front', 'side', 'back', 'top', 'detail', 'lifestyle'];
/** Views taken again, in turn, when more than six images are wanted. */
export const EXTRA_VIEWS: readonly ViewType[] = ['front', 'lifestyle', 'detail', 'side'];

/** How each view is framed; the later wordings are for second and third images of the same view. */
export const VIEW_FRAMING: Readonly<Record<ViewType, readonly [string, ...string[]]>> = {
  front: [
    'front three-quarter view facing the camera',
    'front view from slightly below, heroic stance',
    'straight front view, symmetrical framing',
  ],
  side: [
    'side profile view showing the whole outline',
    'opposite side view, camera at product height',
    'side view from slightly above',
  ],
  back: ['back view showing the reverse of the design', 'back three-quarter view', 'straight back view'],
  top: ['top-down view from above', 'high-angle view looking down', 'flat-lay view from directly above'],
  detail: [
    'extreme close-up of the material and finish',
    'close-up of the edge and the stitching or seams',
    'macro shot of the surface texture',
  ],
  lifestyle: [
    'lifestyle scene in use',
    'lifestyle scene from a lower, closer angle',
    'wide lifestyle scene with more of the surroundings',
  ],
};

/** What a second wording changes besides the angle. */
export const VARIATIONS: readonly string[] = [
  '',
  'a touch more contrast',
  'slightly softer light',
  'a closer crop',
];

/** How a view sounds inside a scene sentence. */
export const VIEW_CLAUSE: Readonly<Record<ViewType, string>> = {
  front: 'seen from the front',
  side: 'in profile',
  back: 'seen from behind',
  top: 'seen from above',
  detail: 'so close that the material shows',
  lifestyle: 'out in the scene',
};
