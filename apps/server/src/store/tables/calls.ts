import type { CreatedAt, Json, Money, NullableJson } from './columns.ts';
import type { CallState } from '@admint/contract';
import type { CallKind, Fault, Operation } from '@admint/providers';
import type { ColumnType } from 'kysely';

export interface ProviderCallsTable {
  key: string;
  session_id: string;
  run: number;
  agent: string;
  kind: CallKind | 'render';
  /** What the user calls it: "side view", "clip 2". */
  part: string;
  attempt: number;
  provider: string;
  model: string;
  state: CallState;
  /** How often a create was tried; also the fencing token of the try in flight. */
  submits: ColumnType<number, number | undefined, number>;
  /** 0–1, as far as the provider tells. */
  progress: ColumnType<number, number | undefined, number>;
  operation: NullableJson<Operation>;
  provider_id: string | null;
  request: Json<Record<string, unknown>>;
  /** What to keep of the result and how to show it: enough to finish the call without its workflow. */
  spec: Json<Record<string, unknown>>;
  request_hash: string;
  reserved: Money;
  settled: ColumnType<string | null, string | null | undefined, string | null>;
  cached: ColumnType<boolean, boolean | undefined, boolean>;
  fault: NullableJson<Fault>;
  /** The typed answer of a text call. */
  value: NullableJson<unknown>;
  asset_id: string | null;
  warnings: Json<string[]>;
  submitted_at: Date | null;
  settled_at: Date | null;
  /** The failed call whose place this one takes. */
  fallback_of: string | null;
  created_at: CreatedAt;
}

/** A view: one row per agent run, summed from its calls (001 §5.2). */
export interface GenerationCostsView {
  session_id: string;
  run: number;
  agent_name: string;
  model_used: string;
  cost_usd: string;
  duration_seconds: string;
  success: boolean;
  calls: number;
  error_message: string | null;
  created_at: Date;
}

/** When the next request may go to a provider. */
export interface ProviderPaceTable {
  provider: string;
  next_at: ColumnType<Date, Date | undefined, Date>;
  /** seconds between requests while the provider wants it slower than usual */
  spacing: ColumnType<number, number | undefined, number>;
}

/** How a model has fared lately: after failures in a row it is left alone until `closed_until`, then tried by one call. */
export interface ModelHealthTable {
  provider: string;
  model: string;
  failures: ColumnType<number, number | undefined, number>;
  /** How often in a row it was given up: each time for longer. */
  opened: ColumnType<number, number | undefined, number>;
  closed_until: Date | null;
  /** One call is finding out; others wait until then. */
  probe_until: Date | null;
  reason: string | null;
}
