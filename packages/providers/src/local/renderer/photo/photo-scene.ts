import { lum } from '../colour.ts';
import { bakeVisibility } from '../light/visibility.ts';
import type { Prepared } from '../engine/prepare.ts';
import type { SetSpec } from '../render/set-spec.ts';
import { flatter } from '../studio/backdrop.ts';
import { laySurface } from '../studio/surfaces-on-set.ts';
import { findMatte } from './find-matte.ts';
import { cleanCutout, type Cutout, leadingColour } from './cutout.ts';
import type { PhotoJob } from './photo-job.ts';
import { photoShadow } from './photo-shadow.ts';
import { photoCamera, type PhotoStage } from './photo-shot.ts';
import { type Photo, readPhoto } from './read-photo.ts';
import { type Relief, reliefMesh, sheetMesh } from './relief.ts';

/** Packshots are taken from a little above eye level. */
const PITCH = 0.16;

/** Reads a photo, cuts the product out and stands it on a set; a product that cannot be cut out keeps its background. */
export async function preparePhoto(job: PhotoJob): Promise<Prepared> {
  const photo = await readPhoto(job.path);
  const cut = job.background === 'keep' ? null : await cutOut(photo, job.mask);
  return cut ? cutoutScene(cut, job) : wholePhotoScene(photo, job);
}

async function cutOut(photo: Photo, mask: string | null): Promise<Cutout | null> {
  if (photo.cut) return cleanCutout(photo);
  const { matte } = await findMatte(photo, mask);
  if (!matte) return null;
  const rgba = photo.rgba.slice();
  for (let i = 0; i < matte.alpha.length; i++) rgba[i * 4 + 3] = matte.alpha[i];
  return cleanCutout({ ...photo, rgba });
}

function cutoutScene(cut: Cutout, job: PhotoJob): Prepared {
  const relief = reliefMesh(cut, PITCH);
  const colour = leadingColour(cut);
  const backdrop = flatter(colour, job.seed, false);
  const set: SetSpec = {
    floor: backdrop.floor,
    reflect: 0.1,
    reflectBlur: 0.5,
    wall: backdrop.wall,
    wallHigh: backdrop.high,
    glow: 0.3,
    wallDistance: 1.9,
    cove: 1.5,
    falloff: 0.03,
    rig: job.direction.light === 'dark' ? 'dark' : 'clean',
    exposure: job.direction.light === 'dark' ? 0.7 : 1.06,
    bounce: 0,
    productLuminance: lum(colour),
  };
  laySurface(set, job.direction.surface, Math.max(relief.width, relief.height));
  // A leaning sheet mirrors beside its own foot: worse than no reflection.
  set.reflect = 0;
  const floorR = Math.max(relief.width, relief.height) * 1.6;
  const prepared = assemble(relief, set, job, { nd: 64, res: 200, floorG: 192, floorR });
  const stage = { width: relief.width, height: relief.height, pitch: PITCH, shadow: true };
  const shadow = photoShadow(cut, relief, prepared.vis, photoCamera(stage, 1000, 1000), PITCH);
  return { ...prepared, photo: { ...stage, shadow } };
}

function wholePhotoScene(photo: Photo, job: PhotoJob): Prepared {
  const relief = sheetMesh(photo);
  const set: SetSpec = {
    floor: [0.5, 0.5, 0.5],
    reflect: 0,
    reflectBlur: 0,
    wall: [0.5, 0.5, 0.5],
    wallHigh: [0.5, 0.5, 0.5],
    glow: 0,
    wallDistance: 2,
    cove: 1,
    falloff: 0,
    rig: 'clean',
    exposure: 1,
    bounce: 0,
    productLuminance: 0.3,
  };
  const prepared = assemble(relief, set, job, { nd: 32, res: 64, floorG: 32 });
  const stage: PhotoStage = { width: relief.width, height: relief.height, pitch: 0, shadow: null };
  return { ...prepared, photo: stage };
}

function assemble(
  relief: Relief,
  set: SetSpec,
  job: PhotoJob,
  bake: Parameters<typeof bakeVisibility>[1],
): Prepared {
  const geo = relief.mesh.build();
  const size = Math.max(relief.width, relief.height);
  return {
    scene: { geo, set, from: 0, to: geo.nv, offset: [0, 0, 0], size },
    vis: bakeVisibility(geo, bake),
    hints: {
      category: 'generic',
      front: 0,
      detail: { aim: [0, 0, 0], yaw: 0, pitch: 0, zoom: 1 },
      size: [relief.width, relief.height, size * 0.3],
    },
    direction: job.direction,
    shape: '',
    styled: false,
    seed: job.seed,
  };
}
