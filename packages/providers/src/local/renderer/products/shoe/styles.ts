import { DRESS, HIGH, LOAFER, LOW, PUMP } from './last-sections.ts';

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
  /** Slip-ons: last row of the opening, after which the two sides meet. */
  collarEnd?: number;
  /** Thickness of the rolled collar lining; depends on the kind of sole unless given. */
  padding?: number;
  /** How far the sole stands out against other soles, 1 unless given. */
  soleEdge?: number;
  /** Height of the footbed where the sole is thinner than a trainer's. */
  footbed?: number;
  /** The finished shoe is lifted over this heel, from the ball backwards. */
  stand?: HeelStand;
}

/** A heel under a lifted shoe; lengths in units of 10 cm. */
export interface HeelStand {
  height: number;
  /** radius where it meets the shoe, and at the ground */
  seat: number;
  tip: number;
}

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

/** Cork or foam with a nearly upright edge. */
const SLAB = [
  [0.028, 0.08],
  [0.034, 0.25],
  [0.036, 0.5],
  [0.036, 0.75],
  [0.032, 0.95],
] as const;
const BARE: Omit<LastStyle, 'sections' | 'soleTop' | 'midsole' | 'outsoleHeight' | 'ankle'> = {
  toeSpring: 0.05,
  heelLift: 0,
  eyelets: [],
  tongue: [],
  lugs: 0,
  foxing: false,
  tongueWidth: 0,
};

/** Shoes by shape; sandals have the sole of their last only. */
export const SHOE_STYLES: Readonly<Record<string, LastStyle>> = {
  sandal: {
    ...BARE,
    sections: LOW,
    soleTop: [
      [-1.6, 0.3],
      [-0.8, 0.28],
      [0, 0.24],
      [0.8, 0.22],
      [1.6, 0.27],
    ],
    midsole: SLAB,
    outsoleHeight: 0.06,
    ankle: -0.62,
  },
  'flip-flop': {
    ...BARE,
    sections: LOW,
    soleTop: [
      [-1.6, 0.2],
      [-0.6, 0.18],
      [0.8, 0.15],
      [1.6, 0.17],
    ],
    midsole: SLAB,
    outsoleHeight: 0.03,
    ankle: -0.62,
  },
  loafer: {
    sections: LOAFER,
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
    eyelets: [],
    tongue: [],
    ankle: -0.62,
    midsole: LEATHER_SOLE,
    outsoleHeight: 0.05,
    heel: 0.22,
    lugs: 0,
    foxing: false,
    tongueWidth: 0,
    collarEnd: 8,
    padding: 0.016,
  },
  heel: {
    sections: PUMP,
    soleTop: [
      [-1.6, 0.085],
      [0.4, 0.085],
      [0.9, 0.1],
      [1.6, 0.085],
    ],
    toeSpring: 0.03,
    heelLift: 0,
    eyelets: [],
    tongue: [],
    ankle: -0.5,
    midsole: LEATHER_SOLE,
    outsoleHeight: 0.03,
    lugs: 0,
    foxing: false,
    tongueWidth: 0,
    collarEnd: 11,
    padding: 0.01,
    footbed: 0.125,
    soleEdge: 0.14,
    stand: { height: 0.86, seat: 0.235, tip: 0.046 },
  },
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
