import type { MeasureContext } from '../canvas.ts';

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

/** Takes a context, gives a function that measures runs in ems and remembers what it measured. */
export function measurer(context: MeasureContext): Measure {
  const known = new Map<string, Extent>();
  return (alias, text, rightToLeft) => {
    const key = `${alias}${rightToLeft ? '<' : '>'}${text}`;
    let extent = known.get(key);
    if (!extent) {
      setRunStyle(context, alias, REFERENCE, rightToLeft);
      const metrics = context.measureText(text);
      extent = {
        advance: metrics.width / REFERENCE,
        left: metrics.actualBoundingBoxLeft / REFERENCE,
        right: metrics.actualBoundingBoxRight / REFERENCE,
        ascent: metrics.actualBoundingBoxAscent / REFERENCE,
        descent: metrics.actualBoundingBoxDescent / REFERENCE,
      };
      known.set(key, extent);
    }
    return extent;
  };
}

export type Measure = (alias: string, text: string, rightToLeft: boolean) => Extent;
