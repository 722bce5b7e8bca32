import type { AssetType, Charged, Micros } from '@admint/contract';
import type { Availability, CallKind, CallRequests, Fault, ModelSet } from '@admint/providers/spec';

/** What is to be kept of a finished call, beside the file itself. */
export interface AssetNote {
  type: AssetType;
  prompt: string;
  seed: number;
  parents: string[];
  metadata: Record<string, unknown>;
}

/** How a call shows in the session's progress: `from`–`to` is the share of the bar that all calls of the batch fill. */
export interface CallProgress {
  stage: string;
  from: number;
  to: number;
  /** "image", "clip": the noun of "Generating image 2 of 6..." */
  noun: string;
}

/** One provider call an agent asks for. Equal specs in an equal order must come out of an equal input: the engine replays them. */
export interface CallSpec<K extends CallKind = CallKind> {
  kind: K;
  /** Unique within the agent run, and what the user calls it: "side view", "clip 2". */
  part: string;
  request: CallRequests[K];
  asset?: AssetNote;
  progress?: CallProgress;
  /** A clip goes on from the clip of this earlier part of the same batch: its last frame is where it begins. */
  continues?: string;
}

export type CallResult =
  | {
      ok: true;
      part: string;
      asset_id: string | null;
      /** The typed answer of a text call. */
      value: unknown;
      cost: Micros;
      /** seconds */
      seconds: number;
      model: string;
      warnings: string[];
    }
  | { ok: false; part: string; fault: Fault; cost: Micros; seconds: number };

export interface AgentContext {
  session_id: string;
  /** Runs the calls side by side and durably; results come in the order asked, failed ones as results. Throws only when cancelled. */
  calls(agent: string, specs: CallSpec[]): Promise<CallResult[]>;
}

/** A part that failed, by the name the user knows it under. */
export interface FailedPart {
  name: string;
  message: string;
  code?: string;
  /** Is it paid for, and may it still be fetched? */
  waiting?: boolean;
  /** Was it refused for its content? Other words may pass. */
  refused?: boolean;
}

export interface AgentError {
  code: string;
  message: string;
  retryable: boolean;
  charged: Charged;
  parts: FailedPart[];
}

interface AgentReport {
  /** micro-dollars */
  cost: Micros;
  /** seconds */
  duration: number;
  warnings: string[];
  /** Parts that failed although the whole may stand. */
  failed_parts: FailedPart[];
}

/** The common answer of every agent (001 §4.1). */
export type AgentOutput<T> = AgentReport &
  ({ success: true; data: T; error: null } | { success: false; data: null; error: AgentError });

export interface Agent<Input, Output> {
  readonly name: string;
  readonly capabilities: readonly string[];
  /** Names of the agents whose output it needs. */
  readonly dependencies: readonly string[];
  /** Which provider it would call. */
  readonly kind: CallKind | null;
  check(models: ModelSet): Promise<Availability>;
  process(input: Input, context: AgentContext): Promise<AgentOutput<Output>>;
}

/** The availability check of an agent that stands or falls with one model. */
export function checkModel(kind: CallKind): (models: ModelSet) => Promise<Availability> {
  return (models) => models[kind].check();
}
