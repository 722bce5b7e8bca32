/**
 * The moments of a paid call at which a test stops the world, in their order. `during-start` is missing here: it
 * lies at the provider, which has taken the request and has not answered yet.
 */
export const CALL_POINTS = [
  'in-reserve',
  'after-reserve',
  'before-start',
  'after-start',
  'after-record',
  'after-submit',
  'during-wait',
  'after-wait',
  'during-keep',
  'after-file',
  'after-keep',
  'in-settle',
  'after-settle',
] as const;
export type CallPoint = (typeof CALL_POINTS)[number];

/** Holds the call of `key` at `point`; passes at once unless a test asked for it. */
export type Hold = (point: CallPoint, key: string) => Promise<void>;
