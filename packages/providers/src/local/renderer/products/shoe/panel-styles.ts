/** Colours of a shoe's panels by role. */
export type PanelRole = 'main' | 'overlay' | 'toe' | 'accent' | 'stripe' | 'lining';

/** A corner [row, v] of the chart; a third number 1 makes it sharp. */
export type ChartPoint = readonly number[];

/** One piece of an upper, drawn over those before it; the chart runs over rows (heel 0 – toe 15) and height v. */
export interface Panel {
  points: readonly ChartPoint[];
  role: PanelRole;
  /** Thickness over the base, 0–1.3. */
  lift: number;
  stitches?: readonly (readonly ChartPoint[])[];
}

/** The panels of one kind of shoe. */
export interface PanelStyle {
  /** Open mesh with round holes: its outline, hole pitch and radius in 10 cm. */
  mesh?: { area: readonly ChartPoint[]; pitch: number; hole: number; role: PanelRole };
  panels: readonly Panel[];
  /** Stitches in the colour of the leather rather than in a lighter thread. */
  tonal?: boolean;
}

/** Reads "row v, row v! …"; an exclamation mark makes a corner sharp. */
function at(text: string): readonly ChartPoint[] {
  return text.split(', ').map((point) => {
    const [row = 0, v = 0] = point.replace('!', '').split(' ').map(Number);
    return point.endsWith('!') ? [row, v, 1] : [row, v];
  });
}

/** A slanted bar on the quarter: the neutral mark of the court shoe. */
function bar(row: number, width: number, v1: number, lean: number): Panel {
  return {
    role: 'stripe',
    lift: 0.9,
    points: [
      [row, 0.03, 1],
      [row + width, 0.03, 1],
      [row + width + lean, v1, 1],
      [row + lean + width * 0.25, v1, 1],
    ],
    stitches: [
      [
        [row + 0.07, 0.05],
        [row + lean * 0.5 + width * 0.16 + 0.05, v1 * 0.5],
        [row + lean + width * 0.25 + 0.05, v1 - 0.025],
      ],
      [
        [row + width - 0.07, 0.05],
        [row + width + lean * 0.5 - 0.06, v1 * 0.5],
        [row + width + lean - 0.07, v1 - 0.025],
      ],
    ],
  };
}

const VAMP: readonly ChartPoint[] = at('9 0!, 9.3 0.45, 10.3 0.72, 10.9 1.05!, 15.2 1.05!, 15.2 -0.05!');

const MUDGUARD: Panel = {
  role: 'overlay',
  lift: 1,
  points: at('8.6 -0.05!, 9 0.2, 9.9 0.33, 11.2 0.4, 12.6 0.46, 13.8 0.53, 15.2 0.6, 15.2 -0.05!'),
  stitches: [
    at('8.75 0, 9.12 0.165, 9.95 0.29, 11.2 0.36, 12.6 0.42, 13.8 0.49, 15.2 0.56'),
    at('8.9 0, 9.2 0.135, 9.98 0.258, 11.2 0.328, 12.6 0.388, 13.8 0.458, 15.2 0.528'),
  ],
};

const COUNTER: Panel = {
  role: 'overlay',
  lift: 1,
  points: at('-0.2 -0.05!, -0.2 0.6!, 0.6 0.585, 1.6 0.52, 2.6 0.36, 3.15 0.12, 3.3 -0.05!'),
  stitches: [
    at('-0.1 0.565, 0.6 0.55, 1.55 0.485, 2.48 0.335, 2.98 0.11, 3.1 0'),
    at('-0.1 0.535, 0.6 0.52, 1.5 0.455, 2.4 0.315, 2.85 0.105, 2.96 0'),
  ],
};

const HEEL_TAB: Panel = {
  role: 'accent',
  lift: 1,
  points: at('-0.2 0.66!, 0.5 0.67, 0.95 0.74, 1.15 0.88, 1.2 1.05!, -0.2 1.05!'),
  stitches: [at('-0.1 0.695, 0.45 0.7, 0.85 0.76, 1.02 0.89, 1.05 1')],
};

const COLLAR: Panel = {
  role: 'lining',
  lift: 0.7,
  points: at('1 1.05!, 1.05 0.93, 2.2 0.885, 4 0.87, 5.4 0.86, 6.1 0.8, 6.6 1.05!'),
};

const EYESTAY: Panel = {
  role: 'overlay',
  lift: 1.25,
  points: at(
    '5.75 1.05!, 5.7 0.86, 6.05 0.7, 7.2 0.655, 8.6 0.64, 9.7 0.6, 10.6 0.6, 11.2 0.72, 11.35 0.86, 11.15 1.05!',
  ),
  stitches: [
    at(
      '5.86 1, 5.86 0.87, 6.15 0.735, 7.2 0.69, 8.6 0.675, 9.7 0.635, 10.5 0.64, 11 0.735, 11.15 0.86, 11.05 1',
    ),
    at('6.35 1, 6.7 0.955, 8 0.955, 9.3 0.95, 10.1 0.93, 10.9 0.945'),
  ],
};

/** Tapering lines over the quarter, shorter towards the top. */
function speedLine(v: number, from: number, to: number, thick: number): Panel {
  return {
    role: 'stripe',
    lift: 0.6,
    points: [
      [from, v, 1],
      [to, v + 0.13, 1],
      [to + 0.12, v + 0.145],
      [from, v + thick, 1],
    ],
  };
}

const COURT: PanelStyle = {
  mesh: { area: VAMP, pitch: 0.046, hole: 0.0115, role: 'toe' },
  panels: [
    MUDGUARD,
    bar(4.15, 0.62, 0.8, 1.75),
    bar(5.25, 0.42, 0.7, 1.45),
    COUNTER,
    HEEL_TAB,
    COLLAR,
    EYESTAY,
  ],
};

const RUNNER: PanelStyle = {
  mesh: {
    area: at('2.4 0.06!, 2.8 0.5, 4.2 0.8, 6.4 0.82, 10.9 1.05!, 15.2 1.05!, 15.2 -0.05!, 2.4 -0.05!'),
    pitch: 0.05,
    hole: 0.0125,
    role: 'main',
  },
  panels: [
    {
      role: 'overlay',
      lift: 0.7,
      points: at('11.4 -0.05!, 12 0.2, 13 0.3, 14 0.36, 15.2 0.38, 15.2 -0.05!'),
    },
    speedLine(0.1, 3.2, 8.2, 0.05),
    speedLine(0.22, 3.5, 7.7, 0.045),
    speedLine(0.34, 3.8, 7.2, 0.04),
    speedLine(0.46, 4.1, 6.7, 0.035),
    {
      role: 'overlay',
      lift: 1,
      points: at('-0.2 -0.05!, -0.2 0.5!, 0.9 0.48, 2 0.38, 2.7 0.2, 3 -0.05!'),
      stitches: [at('-0.1 0.465, 0.85 0.445, 1.9 0.35, 2.55 0.19, 2.8 0')],
    },
    {
      ...HEEL_TAB,
      points: at('-0.2 0.6!, 0.35 0.62, 0.55 0.8, 0.6 1.05!, -0.2 1.05!'),
      stitches: [],
    },
    COLLAR,
    {
      role: 'overlay',
      lift: 0.9,
      points: at(
        '5.85 1.05!, 5.8 0.9, 6.1 0.77, 7.2 0.74, 8.6 0.735, 9.7 0.73, 10.3 0.78, 10.6 0.9, 10.5 1.05!',
      ),
      stitches: [at('5.95 1, 5.95 0.9, 6.2 0.8, 7.2 0.77, 8.6 0.765, 9.6 0.765, 10.15 0.81, 10.4 0.9')],
    },
  ],
};

const HIGH_TOP: PanelStyle = {
  panels: [
    {
      role: 'toe',
      lift: 1.2,
      points: at('12.1 -0.05!, 12.2 0.3, 12.5 0.75, 12.7 1.05!, 15.2 1.05!, 15.2 -0.05!'),
      stitches: [at('11.95 0, 12.05 0.3, 12.35 0.75, 12.55 1')],
    },
    {
      role: 'overlay',
      lift: 0.9,
      points: at('-0.2 -0.05!, -0.2 0.42!, 0.9 0.4, 2.2 0.3, 3.2 0.12, 3.4 -0.05!'),
      stitches: [
        at('-0.1 0.395, 0.85 0.375, 2.1 0.28, 3 0.11, 3.2 0'),
        at('-0.1 0.37, 0.8 0.35, 2 0.258, 2.86 0.1, 3.06 0'),
      ],
    },
    {
      role: 'accent',
      lift: 1.1,
      points: at('-0.2 -0.05!, 0.34 -0.05!, 0.34 0.5, 0.36 1.05!, -0.2 1.05!'),
      stitches: [at('0.27 0, 0.27 0.5, 0.29 1')],
    },
    {
      role: 'stripe',
      lift: 0.6,
      points: at('3.7 0.02!, 4.35 0.02!, 6.2 0.72!, 5.85 0.76!'),
      stitches: [at('3.8 0.04, 4.9 0.4, 5.93 0.735'), at('4.28 0.04, 5.3 0.42, 6.1 0.715')],
    },
    {
      role: 'lining',
      lift: 0.7,
      points: at('0.36 1.05!, 0.4 0.955, 2.2 0.95, 4 0.945, 5.3 0.945, 5.7 1.05!'),
    },
    {
      role: 'overlay',
      lift: 1.15,
      points: at(
        '5.55 1.05!, 5.45 0.84, 6 0.8, 7.1 0.76, 8.4 0.71, 9.4 0.66, 10.4 0.66, 11 0.75, 11.15 0.88, 11 1.05!',
      ),
      stitches: [
        at(
          '5.66 1, 5.6 0.86, 6.05 0.825, 7.1 0.79, 8.4 0.74, 9.4 0.69, 10.3 0.695, 10.8 0.77, 10.95 0.88, 10.85 1',
        ),
        at('6.1 0.97, 7.2 0.96, 8.6 0.955, 10.2 0.945'),
      ],
    },
  ],
};

const BOOT: PanelStyle = {
  panels: [
    {
      role: 'overlay',
      lift: 0.9,
      points: at('11.2 -0.05!, 11.4 0.35, 11.9 0.8, 12.2 1.05!, 15.2 1.05!, 15.2 -0.05!'),
      stitches: [at('11.32 0, 11.52 0.35, 12.02 0.8, 12.3 1'), at('11.46 0, 11.66 0.35, 12.14 0.8, 12.42 1')],
    },
    {
      role: 'overlay',
      lift: 0.9,
      points: at('-0.2 -0.05!, -0.2 0.5!, 1 0.47, 2.3 0.37, 3.3 0.2, 3.7 -0.05!'),
      stitches: [
        at('-0.1 0.475, 0.95 0.445, 2.2 0.345, 3.15 0.18, 3.5 0'),
        at('-0.1 0.45, 0.9 0.42, 2.1 0.323, 3 0.17, 3.34 0'),
      ],
    },
    {
      role: 'accent',
      lift: 1,
      points: at('-0.2 0.45!, 0.4 0.45, 0.5 0.7, 0.6 1.05!, -0.2 1.05!'),
      stitches: [at('0.32 0.47, 0.42 0.7, 0.52 1')],
    },
    {
      role: 'lining',
      lift: 1.2,
      points: at('0.6 1.05!, 0.6 0.9, 2.2 0.885, 4 0.88, 5.2 0.88, 5.5 1.05!'),
      stitches: [at('0.6 0.87, 2.2 0.857, 4 0.852, 5.3 0.85')],
    },
    {
      role: 'overlay',
      lift: 1.1,
      points: at('5.4 1.05!, 5.3 0.8, 6 0.76, 7.1 0.73, 8.4 0.69, 9.2 0.66, 9.9 0.7, 10.2 0.85, 10.1 1.05!'),
      stitches: [
        at('5.5 1, 5.44 0.82, 6.05 0.785, 7.1 0.757, 8.4 0.717, 9.15 0.69, 9.75 0.725, 10.03 0.85'),
        at('5.56 1, 5.52 0.84, 6.08 0.808, 7.1 0.78, 8.4 0.74, 9.1 0.715, 9.65 0.745, 9.92 0.85'),
      ],
    },
  ],
};

/** A cap-toe oxford: everything of one leather, told apart by its seams. */
const DRESS: PanelStyle = {
  tonal: true,
  panels: [
    {
      role: 'main',
      lift: 0.5,
      points: at('12.3 -0.05!, 12.35 0.35, 12.5 0.75, 12.6 1.05!, 15.2 1.05!, 15.2 -0.05!'),
      stitches: [at('12.4 0, 12.45 0.35, 12.6 0.75, 12.7 1'), at('12.5 0, 12.55 0.35, 12.7 0.75, 12.8 1')],
    },
    {
      role: 'main',
      lift: 0.55,
      points: at('5.4 1.05!, 5.2 0.9, 5.3 0.6, 6.2 0.3, 8 0.1, 8.9 -0.05!, -0.2 -0.05!, -0.2 1.05!'),
      stitches: [at('5.3 1, 5.32 0.62, 6.25 0.33, 8 0.14, 8.8 0')],
    },
    {
      role: 'main',
      lift: 0.75,
      points: at('5.75 1.05!, 5.7 0.84, 6.1 0.7, 7.2 0.66, 8.4 0.66, 9.4 0.72, 9.8 0.85, 9.8 1.05!'),
      stitches: [at('5.85 1, 5.84 0.85, 6.15 0.735, 7.2 0.695, 8.4 0.695, 9.3 0.75, 9.66 0.86')],
    },
    {
      role: 'lining',
      lift: 0.5,
      points: at('1 1.05!, 1.05 0.965, 2.2 0.95, 4 0.945, 5.4 0.94, 5.7 1.05!'),
    },
  ],
};

/** A penny loafer: an apron over the toes, and a saddle with its slot across the instep. */
const LOAFER: PanelStyle = {
  tonal: true,
  panels: [
    {
      role: 'main',
      lift: 0.9,
      points: at('8.3 1.05!, 8.2 0.62!, 9.4 0.64, 11 0.67, 12.4 0.7, 13.6 0.73, 15.2 0.76!, 15.2 1.05!'),
      stitches: [
        at('8.2 0.6, 9.4 0.615, 11 0.645, 12.4 0.675, 13.6 0.705, 15.2 0.735'),
        at('8.2 0.66, 9.4 0.675, 11 0.7, 12.4 0.725, 13.6 0.755, 15.2 0.785'),
      ],
    },
    {
      role: 'main',
      lift: 0.6,
      points: at('-0.2 -0.05!, -0.2 1.05!, 0.4 1.05!, 0.42 0.5, 0.6 -0.05!'),
      stitches: [at('0.34 1, 0.36 0.5, 0.52 0')],
    },
    {
      role: 'overlay',
      lift: 1.25,
      points: at('7.1 0.06!, 8.7 0.06!, 8.95 0.5, 9.35 1.05!, 7.75 1.05!, 7.5 0.5'),
      stitches: [at('7.2 0.1, 7.58 0.5, 7.85 1'), at('8.6 0.1, 8.85 0.5, 9.22 1')],
    },
    { role: 'stripe', lift: 0.5, points: at('8.05 0.8!, 8.85 0.8!, 8.95 0.93!, 8.15 0.93!') },
    {
      role: 'lining',
      lift: 0.5,
      points: at('1 1.05!, 1.05 0.965, 2.2 0.955, 4 0.95, 5.6 0.945, 7.2 0.955, 7.6 1.05!'),
    },
  ],
};

/** A pump is cut from one piece; its only seam runs up the back. */
const PUMP: PanelStyle = {
  tonal: true,
  panels: [{ role: 'main', lift: 0.35, points: at('-0.2 -0.05!, -0.2 1.05!, 0.14 1.05!, 0.16 -0.05!') }],
};

/** Panels by shoe shape. */
export const PANEL_STYLES: Readonly<Record<string, PanelStyle>> = {
  court: COURT,
  runner: RUNNER,
  'high-top': HIGH_TOP,
  boot: BOOT,
  dress: DRESS,
  loafer: LOAFER,
  heel: PUMP,
};
