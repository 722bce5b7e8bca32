import type { AgentContext, CallResult } from '@admint/studio/director';
import type { Ask } from '@admint/studio/enhance';

/** What an agent asks goes to a language model at once; no engine stands between. Only text is asked for here. */
export function contextAsking(ask: Ask): AgentContext {
  return {
    session_id: 'terminal',
    calls: (_agent, specs) =>
      Promise.all(
        specs.map(async ({ kind, part, request }): Promise<CallResult> => {
          if (kind !== 'text') throw new Error(`A terminal asks for words only, not for ${kind}.`);
          const began = performance.now();
          const asked = await ask(part, request as Parameters<Ask>[1]);
          const spent = { part, cost: asked.cost, seconds: (performance.now() - began) / 1000 };
          if (asked.ok) {
            const { value, model } = asked;
            return { ok: true, ...spent, asset_id: null, value, model, warnings: [] };
          }
          const charged = asked.cost > 0 ? 'full' : 'none';
          const fault = { code: 'model_error', message: asked.reason, retryable: false, charged } as const;
          return { ok: false, ...spent, fault };
        }),
      ),
  };
}
