/** Numbers that make one kind of shoe; lengths in units of 10 cm. */
export interface LastStyle {
  /**
   * Sections from heel to toe: x of the outline, half width lateral and medial, top line x, y, z, then the Bézier
   * handles: rise and swell at the sole, swell and drop at the top line.
   */
  sections: readonly (readonly number[])[];
  /** Height of the sole's upper edge along x. */
  soleTop: readonly (readonly [number, number])[];
  toeSpring: number;
  heelLift: number;
  /** Rows of the eyelets, top first. */
  eyelets: readonly number[];
  /** Tongue centre line from the vamp to its tip. */
  tongue: readonly (readonly [number, number])[];
  /** x that the collar opens around. */
  ankle: number;
  /** Cross-section of the midsole: [bulge outward, share of its height from the top]. */
  midsole: readonly (readonly [number, number])[];
  outsoleHeight: number;
  /** Height of a stacked heel under a thin sole; without one the sole is as thick everywhere. */
  heel?: number;
  /** Depth of tread blocks, 0 for a flat sole. */
  lugs: number;
  foxing: boolean;
  tongueWidth: number;
}

const TOE = [
  [0.95, 0.482, -0.445, 0.78, 0.608, 0.085, 0.2, 0.065, 0.29, 0.02],
  [1.12, 0.432, -0.41, 0.875, 0.58, 0, 0.2, 0.065, 0.33, 0.015],
  [1.27, 0.345, -0.345, 1, 0.548, 0, 0.2, 0.065, 0.3, 0.022],
  [1.385, 0.235, -0.25, 1.11, 0.515, 0, 0.2, 0.065, 0.25, 0.032],
  [1.455, 0.105, -0.135, 1.19, 0.49, 0, 0.2, 0.065, 0.21, 0.038],
  [1.478, -0.02, -0.02, 1.225, 0.478, 0, 0.2, 0.065, 0.19, 0.042],
] as const;

const LOW = [
  [-1.425, 0, 0, -1.375, 1.08, 0, 0.32, 0.13, -0.1, 0.26],
  [-1.385, 0.17, -0.16, -1.345, 1.065, 0.095, 0.32, 0.11, -0.07, 0.26],
  [-1.25, 0.295, -0.27, -1.215, 0.96, 0.205, 0.3, 0.08, -0.02, 0.22],
  [-1, 0.35, -0.315, -0.96, 0.825, 0.268, 0.27, 0.07, 0.02, 0.2],
  [-0.65, 0.36, -0.3, -0.66, 0.745, 0.29, 0.24, 0.07, 0.04, 0.18],
  [-0.3, 0.375, -0.285, -0.36, 0.775, 0.285, 0.22, 0.07, 0.06, 0.18],
  [-0.02, 0.405, -0.305, -0.12, 0.895, 0.235, 0.21, 0.075, 0.1, 0.2],
  [0.24, 0.44, -0.36, 0.14, 0.87, 0.18, 0.21, 0.075, 0.16, 0.13],
  [0.5, 0.48, -0.42, 0.4, 0.765, 0.162, 0.2, 0.07, 0.2, 0.07],
  [0.74, 0.497, -0.447, 0.62, 0.67, 0.14, 0.2, 0.07, 0.24, 0.035],
  ...TOE,
] as const;

/** The collar rises over the ankle; the front edge runs down the instep. */
const HIGH = [
  [-1.425, 0, 0, -1.29, 1.64, 0, 0.46, 0.16, -0.02, 0.5],
  [-1.385, 0.17, -0.16, -1.262, 1.635, 0.118, 0.46, 0.14, 0, 0.5],
  [-1.25, 0.295, -0.27, -1.14, 1.6, 0.228, 0.45, 0.1, 0.02, 0.46],
  [-1, 0.35, -0.315, -0.92, 1.55, 0.278, 0.42, 0.08, 0.02, 0.44],
  [-0.65, 0.36, -0.3, -0.69, 1.54, 0.272, 0.4, 0.07, 0.02, 0.42],
  [-0.3, 0.375, -0.285, -0.5, 1.575, 0.24, 0.38, 0.07, 0.04, 0.42],
  [-0.02, 0.405, -0.305, -0.375, 1.5, 0.19, 0.34, 0.075, 0.08, 0.38],
  [0.24, 0.44, -0.36, -0.185, 1.19, 0.178, 0.28, 0.075, 0.13, 0.26],
  [0.5, 0.48, -0.42, 0.115, 0.925, 0.17, 0.22, 0.07, 0.18, 0.14],
  [0.74, 0.497, -0.447, 0.475, 0.735, 0.148, 0.2, 0.07, 0.23, 0.05],
  ...TOE,
] as const;

/** A cupsole edge: a soft ledge, then a nearly upright wall. */
const CUPSOLE = [
  [0.038, 0.1],
  [0.032, 0.24],
  [0.0355, 0.3],
  [0.045, 0.36],
  [0.052, 0.55],
  [0.05, 0.72],
  [0.043, 0.84],
  [0.03, 0.96],
] as const;
/** A foam midsole that flares towards the ground, with one carved groove. */
const FOAM = [
  [0.03, 0.08],
  [0.05, 0.22],
  [0.066, 0.36],
  [0.052, 0.44],
  [0.056, 0.52],
  [0.088, 0.7],
  [0.086, 0.84],
  [0.05, 0.97],
] as const;
const WELT = [
  [0.075, 0.1],
  [0.082, 0.3],
  [0.075, 0.42],
  [0.05, 0.5],
  [0.05, 0.6],
  [0.056, 0.75],
  [0.056, 0.88],
  [0.05, 0.97],
] as const;

/** A thin welted sole edge. */
const LEATHER_SOLE = [
  [0.05, 0.05],
  [0.058, 0.25],
  [0.05, 0.4],
  [0.046, 0.55],
  [0.05, 0.7],
  [0.05, 0.85],
  [0.046, 0.96],
] as const;

/** A lower, slimmer last with a longer toe: rows from the ball on are drawn out and narrowed. */
const DRESS = LOW.map(([bx, lateral, medial, tx, ty, tz, ...handles], row) => {
  const forward = Math.max(0, row - 8) / 7;
  const long = 1 + 0.1 * forward;
  const slim = 0.94 - 0.1 * forward;
  const low = row < 5 ? 0.1 : row < 8 ? 0.085 : 0.1;
  return [bx * long, lateral * slim, medial * slim, tx * long, ty - low, tz * 0.86, ...handles];
});

/** Court sneaker, running shoe, high-top, laced boot and dress shoe. */
export const SHOE_STYLES: Readonly<Record<string, LastStyle>> = {
  court: {
    sections: LOW,
    soleTop: [
      [-1.6, 0.34],
      [-1.3, 0.315],
      [-0.9, 0.285],
      [-0.3, 0.255],
      [0.3, 0.23],
      [0.8, 0.218],
      [1.2, 0.245],
      [1.5, 0.3],
    ],
    toeSpring: 0.085,
    heelLift: 0.04,
    eyelets: [6.45, 7.2, 7.95, 8.7, 9.4, 10.05],
    tongue: [
      [0.94, 0.555],
      [0.72, 0.605],
      [0.42, 0.735],
      [0.14, 0.865],
      [-0.06, 0.965],
      [-0.17, 1.05],
      [-0.235, 1.125],
    ],
    ankle: -0.62,
    midsole: CUPSOLE,
    outsoleHeight: 0.045,
    lugs: 0,
    foxing: true,
    tongueWidth: 0.225,
  },
  runner: {
    sections: LOW,
    soleTop: [
      [-1.6, 0.46],
      [-1.3, 0.42],
      [-0.9, 0.365],
      [-0.3, 0.305],
      [0.3, 0.262],
      [0.8, 0.236],
      [1.2, 0.262],
      [1.5, 0.33],
    ],
    toeSpring: 0.16,
    heelLift: 0.1,
    eyelets: [6.45, 7.1, 7.75, 8.4, 9.05, 9.7],
    tongue: [
      [0.94, 0.555],
      [0.72, 0.605],
      [0.42, 0.735],
      [0.14, 0.865],
      [-0.06, 0.975],
      [-0.18, 1.07],
      [-0.25, 1.15],
    ],
    ankle: -0.62,
    midsole: FOAM,
    outsoleHeight: 0.04,
    lugs: 0.02,
    foxing: false,
    tongueWidth: 0.2,
  },
  'high-top': {
    sections: HIGH,
    soleTop: [
      [-1.6, 0.33],
      [-1.3, 0.305],
      [-0.9, 0.28],
      [-0.3, 0.255],
      [0.3, 0.235],
      [0.8, 0.226],
      [1.2, 0.25],
      [1.5, 0.3],
    ],
    toeSpring: 0.08,
    heelLift: 0.03,
    eyelets: [6.2, 6.68, 7.12, 7.54, 7.96, 8.42, 8.9, 9.4, 9.9],
    tongue: [
      [0.94, 0.555],
      [0.72, 0.61],
      [0.475, 0.725],
      [0.11, 0.905],
      [-0.19, 1.175],
      [-0.385, 1.48],
      [-0.49, 1.74],
    ],
    ankle: -0.85,
    midsole: CUPSOLE,
    outsoleHeight: 0.045,
    lugs: 0,
    foxing: true,
    tongueWidth: 0.21,
  },
  dress: {
    sections: DRESS,
    soleTop: [
      [-1.6, 0.33],
      [-1.3, 0.322],
      [-0.9, 0.31],
      [-0.4, 0.28],
      [0, 0.2],
      [0.45, 0.128],
      [0.8, 0.118],
      [1.2, 0.14],
      [1.6, 0.175],
    ],
    toeSpring: 0.06,
    heelLift: 0.01,
    eyelets: [6.5, 7.15, 7.8, 8.45, 9.05],
    tongue: [
      [0.94, 0.46],
      [0.72, 0.51],
      [0.42, 0.64],
      [0.14, 0.77],
      [-0.06, 0.865],
      [-0.17, 0.94],
      [-0.22, 0.985],
    ],
    ankle: -0.62,
    midsole: LEATHER_SOLE,
    outsoleHeight: 0.05,
    heel: 0.25,
    lugs: 0,
    foxing: false,
    tongueWidth: 0.18,
  },
  boot: {
    sections: HIGH.map((row) => [...row.slice(0, 4), row[4] > 1.1 ? row[4] + 0.16 : row[4], ...row.slice(5)]),
    soleTop: [
      [-1.6, 0.46],
      [-1.3, 0.44],
      [-0.9, 0.41],
      [-0.3, 0.37],
      [0.3, 0.32],
      [0.8, 0.29],
      [1.2, 0.31],
      [1.5, 0.36],
    ],
    toeSpring: 0.09,
    heelLift: 0.02,
    eyelets: [6.14, 6.6, 7.02, 7.42, 7.84, 8.3, 8.8, 9.35],
    tongue: [
      [0.94, 0.555],
      [0.72, 0.61],
      [0.475, 0.725],
      [0.11, 0.915],
      [-0.19, 1.33],
      [-0.385, 1.64],
      [-0.49, 1.9],
    ],
    ankle: -0.85,
    midsole: WELT,
    outsoleHeight: 0.19,
    lugs: 0.038,
    foxing: false,
    tongueWidth: 0.21,
  },
};
