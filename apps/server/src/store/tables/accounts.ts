import type { CreatedAt, Json, Money, NullableMoney } from './columns.ts';
import type { AutoSettings, ChosenModels, ModelTier } from '@admint/contract';
import type { ColumnType, Generated } from 'kysely';

export interface UsersTable {
  id: Generated<number>;
  username: string | null;
  email: string | null;
  password_hash: string;
  total_cost: Money;
  /** Runs the studio: enters keys and sees what all spend. */
  is_admin: ColumnType<boolean, boolean | undefined, boolean>;
  default_models: Json<ChosenModels>;
  default_tier: ColumnType<ModelTier | null, ModelTier | null | undefined, ModelTier | null>;
  /** USD a new ad may spend; null: the server's own limit. */
  session_budget: NullableMoney;
  /** USD one ad has cost when its owner is told; null: never. */
  alert_at: NullableMoney;
  /** USD all ads of one day (UTC) may cost; null: no limit. */
  daily_cap: NullableMoney;
  created_at: CreatedAt;
}

/** A key or an address entered in the app; a key is only ever here sealed. */
export interface ProviderSecretsTable {
  provider: string;
  sealed: string | null;
  last4: string | null;
  key_id: string | null;
  base_url: string | null;
  model: string | null;
  updated_by: number | null;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

export interface RevokedTokensTable {
  jti: string;
  expires_at: Date;
}

export interface SettingProfilesTable {
  id: string;
  user_id: number;
  name: string;
  settings: Json<Partial<AutoSettings>>;
  created_at: CreatedAt;
}
