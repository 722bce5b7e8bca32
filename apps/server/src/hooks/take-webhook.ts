import type {
  CallKind,
  CallRequests,
  Delivery,
  Model,
  Operation,
  Told,
  WebhookProvider,
} from '@admint/providers';
import type { ModelHouse } from '../models/house.ts';
import type { Database } from '../store/database.ts';
import { tellNews } from '../workflows/call/news.ts';
import { saveOperation } from '../workflows/call/row.ts';

/** Takes what a provider says about a job. Throws `RefusedWebhookError` for a delivery that is not the provider's. */
export type TakeWebhook = (provider: WebhookProvider, delivery: Delivery) => Promise<void>;

export interface HookParts {
  db: Database;
  house: Pick<ModelHouse, 'named' | 'readWebhook'>;
  /** What to do about a call that was given up as unknown and has a job after all. */
  onFound: (key: string) => Promise<void>;
}

/**
 * A webhook proves that a job exists under our key, and wakes whoever waits for it. Nothing else is believed of it:
 * how the job stands is asked of the provider, so a late, repeated or reordered delivery changes nothing.
 */
export function createTakeWebhook({ db, house, onFound }: HookParts): TakeWebhook {
  return async (provider, delivery) => {
    const told = await house.readWebhook(provider, delivery);
    const row = await db
      .selectFrom('provider_calls')
      .select(['state', 'kind', 'provider', 'model', 'operation', 'request'])
      .where('key', '=', told.key)
      .where('provider', '=', provider)
      .executeTakeFirst();
    // Of an ad that was deleted, or a second question about an answer that could not be read.
    if (!row || row.kind === 'render') return;
    if (!row.operation) {
      const request = row.request as unknown as CallRequests[CallKind];
      const model = house.named(row.kind, row);
      await saveOperation(db, told.key, operationOf(model, row, told, request));
    }
    if (row.state === 'unknown') await onFound(told.key);
    await tellNews(db, told.key);
  };
}

function operationOf(
  model: Pick<Model<CallRequests[CallKind]>, 'adopt'> | null,
  row: { provider: string; model: string },
  { id, key }: Told,
  request: CallRequests[CallKind],
): Operation {
  return model?.adopt?.(id, key, request) ?? { provider: row.provider, model: row.model, id, key };
}
