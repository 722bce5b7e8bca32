export type { Price, PriceList } from './prices.ts';
export type { SimulatedClock } from './clock.ts';
export type { Entry, Journal } from './journal.ts';
export type { MakeMedia, MediaFile, MediaJob } from './media.ts';
export { SCENARIOS, type Scenario } from './scenario.ts';
export { type Simulator, type SimulatorOptions, startSimulator } from './simulator.ts';
export { type TextJob, type WriteText, writeByRule } from './text.ts';
