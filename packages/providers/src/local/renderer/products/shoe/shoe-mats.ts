import type { Mat } from '../../materials.ts';

/** Materials of a shoe. */
export interface ShoeMats {
  upper: Mat;
  lining: Mat;
  insole: Mat;
  tongue: Mat;
  laces: Mat;
  eyelets: Mat;
  sole: Mat;
  outsole: Mat;
}
