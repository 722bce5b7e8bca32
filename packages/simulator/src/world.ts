import type { SimulatedClock } from './clock.ts';
import type { FileHost } from './file-host.ts';
import type { Journal } from './journal.ts';
import type { MakeMedia } from './media.ts';
import type { PriceList } from './prices.ts';
import type { Plays, Scenario } from './scenario.ts';
import type { WriteText } from './text.ts';

/** What all surfaces share. */
export interface World {
  clock: SimulatedClock;
  journal: Journal;
  files: FileHost;
  plays: Plays;
  make: MakeMedia;
  write: WriteText;
  prices: PriceList;
  /** The scenario of requests that name none, to that model. */
  standing(model: string): Scenario;
  /** Address of the whole simulator. */
  url(): string;
}

/** Waits in simulated seconds. */
export function pause(world: World, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, (seconds * 1000) / world.clock.scale);
  });
}
