import { setTimeout as sleep } from 'node:timers/promises';
import { AdmintError } from '@admint/contract';
import type { Fault, OperationStatus, Output } from '@admint/providers';
import { context } from '../context.ts';
import { atHand, discard, type Kept, keep } from './keep.ts';

/** Seconds matter less than a result; a person who waits for an answer presses again. */
const TRIES = { unattended: 4, attended: 2 };

/** What a file is does not change with the hour; everything else that goes wrong while it is kept may pass. */
const FINAL: readonly string[] = ['bad_output', 'media_empty', 'media_unreadable', 'output_lost'];

/**
 * Puts what the paid job of call `key` gave into storage. A fault with the result `waiting` leaves the call open: the
 * disk, the storage or the network failed us, and the same result can be taken later. Any other fault is final.
 * `again` asks the provider once more, for files that are not on this machine; `attended`: someone waits for the answer.
 */
export async function keepOrFault(
  key: string,
  outputs: Output[],
  again: () => Promise<OperationStatus>,
  attended = false,
): Promise<Kept | { fault: Fault }> {
  for (let tries = 1; ; tries++) {
    try {
      const files = (await atHand(outputs)) ? outputs : given(await again());
      const kept = await keep(key, files);
      if (files !== outputs) await discard(files);
      return kept;
    } catch (error) {
      context().log.warn({ err: error, call: key }, 'a result could not be kept');
      if (error instanceof AdmintError && FINAL.includes(error.code)) return { fault: lostBy(error) };
      if (tries >= (attended ? TRIES.attended : TRIES.unattended)) return { fault: waitingFor(error) };
      // A step that throws is final, so the storage gets its few tries in here.
      await sleep(250 * 2 ** tries);
    }
  }
}

/** Is the result of this call still to be had? */
export const isWaiting = (fault: Fault): boolean => fault.result === 'waiting';

function given(status: OperationStatus): Output[] {
  if (status.state === 'succeeded') return status.outputs;
  const gone = status.state === 'canceled' || (status.state === 'failed' && isDefinite(status.fault));
  if (gone)
    throw new AdmintError('output_lost', 'The provider no longer has the result of this paid request.');
  throw new AdmintError('output_away', 'The provider could not give the result just now.', {
    retryable: true,
  });
}

const isDefinite = (fault: Fault) => fault.result === 'gone' || fault.charged !== 'unknown';

/** Only a file that is no file of its kind is the model's own failure. */
function lostBy({ code, userMessage }: AdmintError): Fault {
  const by = code === 'output_lost' ? 'interrupted' : 'model_error';
  return { code: by, message: userMessage, retryable: true, charged: 'full', result: 'gone' };
}

function waitingFor(error: unknown): Fault {
  const why = error instanceof AdmintError ? error.userMessage : 'The storage could not be written to.';
  const message = `${why} What was made is still at its provider and nothing is lost: try again to fetch it, at no further cost.`;
  return { code: 'result_waiting', message, retryable: true, charged: 'unknown', result: 'waiting' };
}
