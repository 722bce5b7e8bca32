import type { MeasureContext } from '../canvas.ts';
import { fontEpoch } from '../fonts/epoch.ts';

/** Sizes in ems, so that one measurement serves every size. */
export interface Extent {
  advance: number;
  /** Ink to the left of the origin, positive outwards. */
  left: number;
  /** Ink to the right of the origin. */
  right: number;
  ascent: number;
  descent: number;
}

/** Pixels; large enough that an engine's rounding of ink to whole pixels does not show. */
const REFERENCE = 1000;

/** Sets the context up to draw or measure one run, the same way in every engine. */
export function setRunStyle(
  context: MeasureContext,
  alias: string,
  size: number,
  rightToLeft: boolean,
): void {
  context.font = `${size}px "${alias}"`;
  context.direction = rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  Object.assign(context, { textRendering: 'geometricPrecision', fontKerning: 'normal' });
}

/** Runs remembered per context; a long editing session starts over rather than growing without end. */
const MOST_KNOWN = 20_000;
const remembered = new WeakMap<MeasureContext, { epoch: number; known: Map<string, Extent> }>();

/** Takes a context, gives a function that measures runs in ems and remembers them until more fonts arrive. */
export function measurer(context: MeasureContext): Measure {
  let memory = remembered.get(context);
  if (!memory || memory.epoch !== fontEpoch() || memory.known.size > MOST_KNOWN) {
    memory = { epoch: fontEpoch(), known: new Map() };
    remembered.set(context, memory);
  }
  const { known } = memory;
  return (alias, text, rightToLeft) => {
    const key = `${alias}${rightToLeft ? '<' : '>'}${text}`;
    let extent = known.get(key);
    if (!extent) known.set(key, (extent = measureRun(context, alias, text, rightToLeft)));
    return extent;
  };
}

function measureRun(context: MeasureContext, alias: string, text: string, rightToLeft: boolean): Extent {
  setRunStyle(context, alias, REFERENCE, rightToLeft);
  const metrics = context.measureText(text);
  return {
    advance: metrics.width / REFERENCE,
    left: metrics.actualBoundingBoxLeft / REFERENCE,
    right: metrics.actualBoundingBoxRight / REFERENCE,
    ascent: metrics.actualBoundingBoxAscent / REFERENCE,
    descent: metrics.actualBoundingBoxDescent / REFERENCE,
  };
}

/** Takes a run's face, text and direction, gives its extent in ems. */
export type Measure = (alias: string, text: string, rightToLeft: boolean) => Extent;
