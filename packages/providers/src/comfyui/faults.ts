import { z } from 'zod';
import { excerpt, type HttpError, reason } from '../http/index.ts';
import type { Fault } from '../spec/index.ts';
import type { Finished } from './client.ts';

const fault = (code: Fault['code'], message: string, retryable: boolean): Fault => ({
  code,
  message,
  retryable,
  charged: 'none',
});

const NodeFaults = z.record(
  z.string(),
  z.looseObject({
    class_type: z.string().nullish(),
    errors: z
      .array(
        z.looseObject({
          type: z.string().nullish(),
          message: z.string().nullish(),
          details: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
);
const Refusal = z.looseObject({
  error: z
    .union([z.string(), z.looseObject({ type: z.string().nullish(), message: z.string().nullish() })])
    .nullish(),
  node_errors: z.unknown(),
});

/** What is wrong with a graph, by the server's own validation; null when nothing is. */
export function graphFault(nodeErrors: unknown): Fault | null {
  const nodes = NodeFaults.safeParse(nodeErrors);
  if (!nodes.success || Object.keys(nodes.data).length === 0) return null;
  const all = Object.values(nodes.data).flatMap((node) =>
    (node.errors ?? []).map((error) => ({ ...error, node: node.class_type ?? 'a node' })),
  );
  const missing = all.find(({ type }) => type === 'value_not_in_list');
  if (missing) {
    const what = excerpt(missing.details ?? '', [], 160);
    return fault(
      'invalid_input',
      reason('The ComfyUI server lacks a file that the workflow needs', what),
      false,
    );
  }
  const [first] = all;
  const said = first ? `${first.node}: ${[first.message, first.details].filter(Boolean).join(', ')}` : '';
  return fault(
    'invalid_input',
    reason('The ComfyUI server refused the workflow', excerpt(said, [], 200)),
    false,
  );
}

/** What a refused submit means, or null when the server may have taken it all the same. */
export function refusal({ status, body, retryAfter }: HttpError): Fault | null {
  if (status === 401 || status === 403) {
    return fault('unauthorized', 'The ComfyUI server does not let us in.', false);
  }
  if (status === 429)
    return { ...fault('rate_limited', 'The ComfyUI server is busy.', true), retry_after: retryAfter ?? 5 };
  if (status < 400 || status >= 500) return null;
  const parsed = Refusal.safeParse(parse(body)).data;
  const nodes = graphFault(parsed?.node_errors);
  if (nodes) return nodes;
  const error = parsed?.error;
  const said = typeof error === 'string' ? error : (error?.message ?? `status ${status}`);
  if (typeof error === 'object' && error?.type === 'missing_node_type') {
    return fault(
      'invalid_input',
      reason('The ComfyUI server lacks a node that the workflow needs', excerpt(said)),
      false,
    );
  }
  return fault('invalid_input', reason('The ComfyUI server refused the workflow', excerpt(said)), false);
}

/** Why a prompt that is in the history made nothing: a fault, `interrupted`, or null when it did not fail. */
export function endingOf({ status }: Finished): Fault | 'interrupted' | null {
  const messages = status?.messages ?? [];
  if (messages.some(([type]) => type === 'execution_interrupted')) return 'interrupted';
  const failed = messages.find(([type]) => type === 'execution_error')?.[1];
  if (!failed)
    return status?.status_str === 'error' ? fault('model_error', 'The workflow failed.', true) : null;
  const said = typeof failed['exception_message'] === 'string' ? failed['exception_message'] : '';
  const type = typeof failed['exception_type'] === 'string' ? failed['exception_type'] : '';
  if (/OutOfMemory|out of memory/i.test(`${type} ${said}`)) {
    return fault(
      'model_error',
      'The graphics card of the ComfyUI server ran out of memory. A smaller size may work.',
      true,
    );
  }
  if (/not found/i.test(said)) {
    return fault(
      'invalid_input',
      reason('The ComfyUI server lacks a file that the workflow needs', excerpt(said, [], 160)),
      false,
    );
  }
  return fault('model_error', reason('The workflow failed', excerpt(said || type, [], 200)), true);
}

export const lost: Fault = {
  code: 'interrupted',
  message: 'The ComfyUI server was restarted and no longer knows this job.',
  retryable: true,
  charged: 'none',
};

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return {};
  }
}
