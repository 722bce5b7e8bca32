import { mat } from '../../materials.ts';
import { curve3, mix3, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';

/** A row of raised stitches along a line, in a thread paler than the trim. */
export function addStitches(m: Mesh, points: readonly V3[], trim: V3, count = 60): void {
  const line = curve3([...points]);
  const thread = mat({ base: mix3(trim, [1, 0.95, 0.85], 0.6), rough: 0.7 });
  for (let i = 0; i < count; i++) {
    const from = line((i + 0.2) / count);
    const to = line((i + 0.75) / count);
    const swell = (t: number) => 0.0055 * Math.sqrt(Math.max(0.05, 1 - (t * 2 - 1) ** 4));
    m.tube(thread, (t) => mix3(from, to, t), swell, 4, 6);
  }
}
