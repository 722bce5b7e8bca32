import { createHash } from 'node:crypto';
import type { CallKind, CallRequests, Fault } from '@admint/providers';
import type { CallProgress, CallSpec } from '@admint/studio';
import type { ModelName } from './model.ts';

/** One try of one provider call: the argument of its workflow, JSON only. */
export interface CallInput extends CallSpec {
  key: string;
  session_id: string;
  run: number;
  agent: string;
  attempt: number;
  /** How many calls share the bar of this batch. */
  batch: number;
  progress?: CallProgress;
  /** Who is asked; the first choice of its kind when absent. */
  use?: ModelName;
  /** Whom to ask after it, in order; the default order when absent. */
  order?: ModelName[];
  /** What was asked before, in this order, and failed by no fault of the request. */
  before?: FailedTry[];
}

/** A try whose place a later one takes. */
export interface FailedTry extends ModelName {
  key: string;
  /** The model's name for people. */
  label: string;
  message: string;
}

/** Takes a call's place in the flow, gives its business key: workflow id, idempotency key and row in one. */
export function callKey(
  sessionId: string,
  run: number,
  agent: string,
  part: string,
  attempt: number,
): string {
  const slug = part.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${sessionId}/${run}/${agent}/${slug}/a${attempt}`;
}

/** Hash of what is asked of which model: equal requests have equal hashes. Paths are left out, content hashes stay. */
export function requestHash(kind: CallKind, model: string, request: CallRequests[CallKind]): string {
  const body = JSON.stringify(request, (name, value: unknown) => {
    if (name === 'path') return undefined;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash('sha256').update(`${kind}\n${model}\n${body}`).digest('hex');
}

/** What a stop makes of a call. */
export const canceledFault: Fault = {
  code: 'interrupted',
  message: 'It was stopped.',
  retryable: true,
  charged: 'none',
};

/** Was this call stopped by the user? A provider may interrupt, too. Faults travel as JSON, so the sentence tells. */
export function isStop(fault: Fault): boolean {
  return fault.code === canceledFault.code && fault.message === canceledFault.message;
}
