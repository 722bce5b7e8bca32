import { context } from '../context.ts';
import type { CallPoint } from './points.ts';

/** Says that the call of `key` has come to `point`. */
export async function reached(point: CallPoint, key: string): Promise<void> {
  await context().hold?.(point, key);
}
