import type { Mat } from '../../materials.ts';
import type { Fill } from './fill.ts';
import type { LabelText } from './label.ts';

/** The container's materials. */
export interface BottleMats {
  body: Mat;
  cap: Mat;
  collar: Mat;
  label: LabelText;
  /** see-through glass and its content */
  fill?: Fill | undefined;
}
