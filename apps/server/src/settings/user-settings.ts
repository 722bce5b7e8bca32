import {
  AdmintError,
  type ChangeSettingsRequest,
  decimal,
  micros,
  usd,
  type UserSettings,
} from '@admint/contract';
import { sql } from 'kysely';
import type { User } from '../http/services.ts';
import type { ModelHouse } from '../models/house.ts';
import { changeWishes, requireUsable } from '../models/wishes.ts';
import type { Database } from '../store/database.ts';
import { lockSession, updateSession } from '../store/sessions.ts';
import { spentToday } from './spent-today.ts';

export interface SettingsParts {
  db: Database;
  house: ModelHouse;
  /** micro-dollars a new ad may spend where nobody says otherwise */
  budget: number;
}

const dollars = (amount: string | null) => (amount === null ? null : usd(micros(amount)));
const stored = (amount: number | null) => (amount === null ? null : decimal(micros(amount)));

export async function readSettings({ db, house, budget }: SettingsParts, user: User): Promise<UserSettings> {
  const row = await db
    .selectFrom('users')
    .select(['default_models', 'default_tier', 'session_budget', 'alert_at', 'daily_cap'])
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow();
  return {
    is_admin: user.is_admin ?? false,
    models: row.default_models,
    tier: row.default_tier,
    session_budget: dollars(row.session_budget),
    alert_at: dollars(row.alert_at),
    daily_cap: dollars(row.daily_cap),
    spent_today: usd(await spentToday(db, user.id)),
    server: { session_budget: usd(budget), tier: house.tier },
  };
}

/** Throws `model_unavailable` for a default that cannot be used. */
export async function changeSettings(
  parts: SettingsParts,
  user: User,
  change: ChangeSettingsRequest,
): Promise<UserSettings> {
  const { db, house } = parts;
  // Defaults must serve every ad, so also one without photos.
  requireUsable(house, change.models, 0);
  const standing = await readSettings(parts, user);
  const { models, tier } = changeWishes(standing, change);
  const { session_budget, alert_at, daily_cap } = { ...standing, ...change };
  await db
    .updateTable('users')
    .set({
      default_models: JSON.stringify(models),
      default_tier: tier,
      session_budget: stored(session_budget),
      alert_at: stored(alert_at),
      daily_cap: stored(daily_cap),
    })
    .where('id', '=', user.id)
    .execute();
  return readSettings(parts, user);
}

/** Changes what an ad may cost. Throws `budget_too_low` below what it has cost already. */
export async function setSessionBudget(db: Database, user: User, id: string, budget: number) {
  return db.transaction().execute(async (tx) => {
    const session = await lockSession(tx, id, user.id);
    if (micros(budget) < micros(session.total_cost)) {
      throw new AdmintError(
        'budget_too_low',
        `This ad has cost $${usd(micros(session.total_cost))} already, so its budget cannot be lower.`,
        { fields: [{ field: 'budget', message: `at least ${usd(micros(session.total_cost))}` }] },
      );
    }
    await updateSession(tx, id, { budget: decimal(micros(budget)) });
    return { budget, total_cost: usd(micros(session.total_cost)) };
  });
}

/** What a new ad of this user may cost, as the database keeps money. */
export async function budgetForNew(db: Database, userId: number, standard: number): Promise<string> {
  const row = await db
    .selectFrom('users')
    .select(sql<string | null>`session_budget`.as('budget'))
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.budget ?? decimal(standard);
}
