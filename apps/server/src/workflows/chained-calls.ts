import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Fault } from '@admint/providers';
import type { CallResult, CallSpec } from '@admint/studio';
import { goOn, type GoneOn } from './call/go-on.ts';
import { askedOf, type ModelOrders } from './call/model.ts';

/** A call of the batch, and how to wait for what became of it. */
export interface Started {
  spec: CallSpec;
  result: () => Promise<CallResult>;
}

/** Waits once, however often it is asked: each wait is a step, and replays count steps. */
export function once<T>(wait: () => Promise<T>): () => Promise<T> {
  let waited: Promise<T> | undefined;
  return () => (waited ??= wait());
}

export const said = (result: CallResult, warnings: string[]): CallResult =>
  result.ok ? { ...result, warnings: [...warnings, ...result.warnings] } : result;

/**
 * A clip that goes on from another one waits for it, then begins with its last frame. Without that one it is not
 * made: the result says so, and trying again makes both.
 */
export async function goneOn(
  spec: CallSpec,
  started: Started[],
  orders: ModelOrders,
): Promise<GoneOn | (CallResult & { ok: false })> {
  const from = started.find(({ spec: { part } }) => part === spec.continues);
  if (!from) return { spec, warnings: [] };
  const before = await from.result();
  if (!before.ok) return { ok: false, part: spec.part, fault: waitsFor(before.part), cost: 0, seconds: 0 };
  const { request } = from.spec;
  const shown = 'image' in request ? request.duration : 0;
  const { provider } = askedOf(spec.kind, orders[spec.kind]).use;
  return DBOS.runStep(() => goOn(spec, before, { shown, provider }), { name: `go-on-${spec.part}` });
}

const waitsFor = (part: string): Fault => ({
  code: 'interrupted',
  message: `It goes on from ${part}, which could not be made.`,
  retryable: true,
  charged: 'none',
});
