import type { Place } from './doubt.ts';

/** What a look at one photo found; plain data, so that it can cross processes and be kept as JSON. */
export interface CutoutReport {
  /** pixels of the photo as it is worked with, upright */
  width: number;
  height: number;
  /** `file`: it came with transparency of its own. `nothing`: no product was found, the mask keeps everything. */
  found_by: 'model' | 'backdrop' | 'file' | 'nothing';
  /** 0–1: how sure the finder is */
  confidence: number;
  /** share of the outline that lies where the photo shows no edge */
  faint_edge: number;
  /** where that is, largest first */
  places: Place[];
  /** share of the product that has the hue of the backdrop behind it: glass, or a product of that colour */
  see_through: number;
  /** median Lab distance of the border from an even backdrop */
  unevenness: number;
  /** why the model did not help, in a sentence, or null */
  model_missing: string | null;
}

/** What the process is asked for; all paths absolute. */
export type CutoutTask =
  | { do: 'look'; photo: string; modelMask: string | null; mask: string; report: string }
  | { do: 'compose'; photo: string; mask: string; glass: boolean; out: string }
  | { do: 'crop'; photo: string; place: Place; out: string };
