import type { ProviderCheck, ProviderName } from '@admint/contract';
import type { ReceiptService, SettingsService } from '../http/services.ts';
import type { ModelHouse } from '../models/house.ts';
import type { ProviderKeys } from './provider-keys.ts';
import { everyReceipt, listReceipts } from './receipts.ts';
import { readSpending, readUserTotals } from './spending.ts';
import { changeSettings, readSettings, setSessionBudget, type SettingsParts } from './user-settings.ts';

export interface SettingsServiceParts extends SettingsParts {
  keys: ProviderKeys;
  /** Opens the models of this process anew; other processes are told by the database. */
  reopen: () => Promise<void>;
}

export function createSettingsService(parts: SettingsServiceParts): SettingsService {
  const { db, keys, house, reopen } = parts;
  return {
    read: (user) => readSettings(parts, user),
    change: (user, change) => changeSettings(parts, user, change),
    setSessionBudget: (user, id, budget) => setSessionBudget(db, user, id, budget),
    providers: () => keys.list(),
    saveProvider: async (user, provider, given) => {
      const saved = await keys.save(provider, given, user.id);
      await reopen();
      return saved;
    },
    removeProvider: async (provider) => {
      const left = await keys.remove(provider);
      await reopen();
      return left;
    },
    checkProvider: (provider) => checkProvider(house, provider),
  };
}

async function checkProvider(house: ModelHouse, provider: ProviderName): Promise<ProviderCheck> {
  const { available, reason } = await house.check(provider);
  const opens = { text: 0, image: 0, video: 0, music: 0 };
  for (const model of available ? house.list() : []) {
    if (model.provider === provider && model.available && model.kind in opens)
      opens[model.kind as keyof typeof opens] += 1;
  }
  return { provider, available, reason, opens };
}

export function createReceiptService({ db }: Pick<SettingsParts, 'db'>): ReceiptService {
  return {
    list: (user, query) => listReceipts(db, user, query),
    every: (user, filter) => everyReceipt(db, user, filter),
    spending: (user, days) => readSpending(db, user, days),
    userTotals: () => readUserTotals(db),
  };
}
