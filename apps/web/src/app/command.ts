import type { ReactNode } from 'react';

/** One thing the palette can do. */
export interface Command {
  id: string;
  label: string;
  /** Other words it is found by. */
  words?: string;
  note?: string;
  icon: ReactNode;
  /** True for what the server found already. */
  found?: boolean;
  run: () => void;
}
