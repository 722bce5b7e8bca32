import type { Charged } from '@admint/contract';
import type { AgentError, AgentOutput, CallResult, FailedPart } from './agent.ts';

type Failed = Extract<CallResult, { ok: false }>;

export const isFailed = (result: CallResult): result is Failed => !result.ok;

const totalCost = (results: CallResult[]) => results.reduce((sum, result) => sum + result.cost, 0);
/** Calls run side by side, so the longest is the agent's duration. */
const longest = (results: CallResult[]) =>
  results.reduce((most, result) => Math.max(most, result.seconds), 0);

/** Takes the results of a batch of which at least one succeeded, gives the agent's answer with the failed parts named. */
export function succeeded<T>(data: T, results: CallResult[], warnings: string[] = []): AgentOutput<T> {
  return {
    success: true,
    data,
    cost: totalCost(results),
    duration: longest(results),
    error: null,
    warnings: [...warnings, ...results.flatMap((result) => (result.ok ? result.warnings : []))],
    failed_parts: results.filter(isFailed).map(named),
  };
}

/** Takes the results of a batch that gave nothing usable, gives a failure that says whether money was spent. */
export function failed<T>(code: string, message: string, results: CallResult[]): AgentOutput<T> {
  const faults = results.filter(isFailed);
  const error: AgentError = {
    code,
    message: faults[0] ? `${message} ${faults[0].fault.message}` : message,
    retryable: faults.length === 0 || faults.some((result) => result.fault.retryable),
    charged: chargedOf(results),
    parts: faults.map(named),
  };
  return {
    success: false,
    data: null,
    cost: totalCost(results),
    duration: longest(results),
    error,
    warnings: [],
    failed_parts: error.parts,
  };
}

function chargedOf(results: CallResult[]): Charged {
  if (results.some((result) => !result.ok && result.fault.charged === 'unknown')) return 'unknown';
  return totalCost(results) > 0 ? 'partial' : 'none';
}

const named = ({ part, fault }: Failed): FailedPart => ({
  name: part,
  message: fault.message,
  code: fault.code,
  ...(fault.result === 'waiting' && { waiting: true }),
  ...(fault.code === 'content_refused' && { refused: true }),
});
