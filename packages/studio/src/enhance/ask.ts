import type { Fault, Operation, TextModel, TextRequest } from '@admint/providers/spec';

/** What became of a question to a language model. */
export type Asked =
  | { ok: true; value: unknown; model: string /** micro-dollars */; cost: number }
  | { ok: false; reason: string; cost: number };

/** Puts one question to a language model; a fault is an answer. Throws only when stopped. */
export type Ask = (part: string, request: TextRequest) => Promise<Asked>;

/** The calls of an agent's context, as far as text needs them. */
interface TextCalls {
  calls(
    agent: string,
    specs: { kind: 'text'; part: string; request: TextRequest }[],
  ): Promise<
    ({ cost: number } & (
      | { ok: true; value: unknown; model: string }
      | { ok: false; fault: Pick<Fault, 'message'> }
    ))[]
  >;
}

/** Asks through an agent's context, so that the engine keeps, prices and replays every question. */
export function askThroughCalls(agent: string, context: TextCalls): Ask {
  return async (part, request) => {
    const [result] = await context.calls(agent, [{ kind: 'text', part, request }]);
    if (!result) return { ok: false, reason: 'nothing was answered', cost: 0 };
    if (!result.ok) return { ok: false, reason: result.fault.message, cost: result.cost };
    return { ok: true, value: result.value, model: result.model, cost: result.cost };
  };
}

export interface ModelCalls {
  /** Makes the idempotency key of a part. */
  key: (part: string) => string;
  signal: AbortSignal;
  /** Waits between two looks at a job. */
  pause: () => Promise<void>;
}

/** Asks a model directly, where no engine stands between: one start, then looks until it has ended. */
export function askModel(model: TextModel, { key, signal, pause }: ModelCalls): Ask {
  return async (part, request) => {
    let operation: Operation | undefined;
    try {
      operation = await model.start(request, { key: key(part), signal });
      for (;;) {
        signal.throwIfAborted();
        const status = await model.status(operation, signal);
        if (status.state === 'succeeded') {
          const output = status.outputs.find(({ kind }) => kind === 'json');
          const cost = status.cost ?? model.price(request).amount;
          if (output?.kind !== 'json') return { ok: false, reason: 'the answer holds no data', cost };
          return { ok: true, value: output.value, model: model.label ?? model.model, cost };
        }
        if (status.state === 'failed')
          return { ok: false, reason: status.fault.message, cost: status.cost ?? 0 };
        if (status.state === 'canceled')
          return { ok: false, reason: 'it was canceled', cost: status.cost ?? 0 };
        await pause();
      }
    } catch (error) {
      if (signal.aborted) {
        // A job nobody waits for should not go on costing; where it cannot be stopped, stopping here still stands.
        if (operation) await model.cancel(operation).catch(() => undefined);
        throw error;
      }
      return { ok: false, reason: error instanceof Error ? error.message : String(error), cost: 0 };
    }
  };
}
