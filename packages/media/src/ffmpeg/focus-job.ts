import type { MediaInfo } from '../probe/media-info.ts';
import { crowdOf, salientCentre, type Sight, steadyCentre } from '../measure/saliency.ts';
import { picturesJob } from './pictures-job.ts';
import { probeFile } from './probe-file.ts';

const SIDE = 48;
const LOOKS = 5;

/** Takes a picture or video, gives what stands out in it and how full its parts are, over a few pictures of a video. */
export async function focusJob(path: string, known?: MediaInfo): Promise<Sight> {
  const info = known ?? (await probeFile(path));
  const pace = info.kind === 'video' && info.duration > 0 ? { fps: LOOKS / info.duration } : {};
  const order = { path, width: SIDE, height: SIDE, format: 'rgb24', most: LOOKS, ...pace } as const;
  const { pixels, count } = await picturesJob(order);
  const size = SIDE * SIDE * 3;
  const looks = Array.from({ length: count }, (_, i) => pixels.subarray(i * size, (i + 1) * size));
  const centre = steadyCentre(looks.map((rgb) => salientCentre(rgb, SIDE, SIDE)));
  return { ...centre, crowd: crowdOf(looks, SIDE, SIDE) };
}
