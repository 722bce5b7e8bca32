import type { Environment } from '../environment.ts';

/** One thing looked at. `warning` is something most can do without. */
export interface Finding {
  name: string;
  state: 'ok' | 'warning' | 'missing';
  detail: string;
  /** What to do about it. */
  remedy?: string;
}

export type Check = (environment: Environment) => Promise<Finding> | Finding;
