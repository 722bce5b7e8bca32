import { formatUsd, progressWords } from '@admint/contract';
import type { Fault, Model } from '@admint/providers';
import type { CallResult } from '@admint/studio';
import { emitProgress } from '../../store/progress.ts';
import { context } from '../context.ts';
import { type CallInput, callKey } from './input.ts';
import { choicesOf, isSame, modelOf, type ModelName } from './model.ts';
import { batchProgress } from './progress.ts';

/** A failed try with the key of the one that takes its place, if there is one. */
export type TryResult = CallResult & { next?: string };

/** Failures that another model may not have: the fault is the model's, not the request's and not the account's. */
const OF_THE_MODEL: readonly Fault['code'][] = ['model_error', 'unavailable', 'timeout'];
/** How often one model is asked for one part in all. */
const MOST_OF_ONE = 2;

/**
 * Takes a call that failed, gives what to ask instead under a key of its own, or null. Never while nobody knows what
 * became of the first, never for what was refused for its content or input, and never past the end of the order.
 */
export async function nextTry(call: CallInput, fault: Fault): Promise<CallInput | null> {
  const row = await context()
    .db.selectFrom('provider_calls')
    .select(['state', 'settled', 'provider', 'model'])
    .where('key', '=', call.key)
    .executeTakeFirst();
  if (row?.state !== 'failed' || row.settled === null) return null;
  const tried: ModelName[] = [...(call.before ?? []), row];
  const use = mayAskAgain(fault, tried, row) ? row : nextModel(call, tried, row, fault);
  if (!use) return null;
  const failed = { key: call.key, provider: row.provider, model: row.model, message: fault.message };
  const attempt = call.attempt + 1;
  return {
    ...call,
    attempt,
    key: callKey(call.session_id, call.run, call.agent, call.part, attempt),
    use: { provider: use.provider, model: use.model },
    before: [...(call.before ?? []), { ...failed, label: labelOf(modelOf(call)) }],
  };
}

const mayAskAgain = (fault: Fault, tried: ModelName[], model: ModelName) =>
  fault.again === true && tried.filter((one) => isSame(one, model)).length < MOST_OF_ONE;

function nextModel(
  { kind, order }: CallInput,
  tried: ModelName[],
  last: ModelName,
  fault: Fault,
): ModelName | null {
  if (!OF_THE_MODEL.includes(fault.code)) return null;
  const choices: readonly ModelName[] = order ?? choicesOf(kind);
  const at = choices.findIndex((model) => isSame(model, last));
  const later = choices.slice(at + 1);
  return later.find((model) => !tried.some((one) => isSame(one, model))) ?? null;
}

/** What a person is told whose part was made by another model, or by a second job of the same one. */
export function fallbackWarnings(call: CallInput): string[] {
  const { before = [] } = call;
  const [first] = before;
  if (!first) return [];
  const model = modelOf(call);
  if (isSame(first, model))
    return [`“${call.part}” had to be asked of ${first.label} twice. ${reasonOf(first)}`];
  const others = [...new Set(before.map((one) => one.label))].join(' and ');
  const price = model.price(call.request).amount;
  const at = price > 0 ? ` for ${formatUsd(price)}` : ' at no cost';
  return [`“${call.part}” was made by ${labelOf(model)}${at}, because ${others} failed. ${reasonOf(first)}`];
}

/** The name of the model whose place this call's model takes; null where it was the first to be asked. */
export function replacedBy(call: CallInput): string | null {
  const [first] = call.before ?? [];
  return first && !isSame(first, modelOf(call)) ? first.label : null;
}

/** Says at once who is asked now, while it can still be stopped. */
export async function tellNext(next: CallInput): Promise<void> {
  const failed = next.before?.at(-1);
  if (!next.progress || !failed) return;
  const model = modelOf(next);
  const said = { model: labelOf(model), part: next.part };
  const other = { ...said, failed: failed.label };
  const price = model.price(next.request).amount;
  const message = isSame(failed, model)
    ? progressWords('asked-again', said)
    : price > 0
      ? progressWords('other-model', { ...other, price: formatUsd(price) })
      : progressWords('other-model-free', other);
  await context()
    .db.transaction()
    .execute(async (tx) => {
      const shown = await batchProgress(tx, next, `${next.key}/instead`, { instead_of: failed.label });
      await emitProgress(tx, { ...shown, message });
    });
}

/** Advice such as “try again” is for those who have to. */
const reasonOf = ({ message }: { message: string }) => message.split(/(?<=[.!?])\s/)[0] ?? message;

const labelOf = ({ label, model }: Pick<Model<never>, 'label' | 'model'>) => label ?? model;
