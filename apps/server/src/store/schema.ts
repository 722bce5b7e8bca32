import type {
  ProviderSecretsTable,
  RevokedTokensTable,
  SettingProfilesTable,
  UsersTable,
} from './tables/accounts.ts';
import type { AdPlansTable, ProgressEventsTable, SessionsTable } from './tables/sessions.ts';
import type { AssetsTable } from './tables/assets.ts';
import type {
  GenerationCostsView,
  ModelHealthTable,
  ProviderCallsTable,
  ProviderPaceTable,
} from './tables/calls.ts';
import type {
  ExportsTable,
  GenerationGroupsTable,
  GenerationsTable,
  GroupMembersTable,
  SharesTable,
} from './tables/videos.ts';

export type * from './tables/accounts.ts';
export type * from './tables/sessions.ts';
export type * from './tables/assets.ts';
export type * from './tables/calls.ts';
export type * from './tables/videos.ts';

/** Every table and view of the database, by its name there. */
export interface Tables {
  users: UsersTable;
  provider_secrets: ProviderSecretsTable;
  revoked_tokens: RevokedTokensTable;
  sessions: SessionsTable;
  assets: AssetsTable;
  provider_calls: ProviderCallsTable;
  provider_pace: ProviderPaceTable;
  model_health: ModelHealthTable;
  progress_events: ProgressEventsTable;
  generations: GenerationsTable;
  exports: ExportsTable;
  shares: SharesTable;
  ad_plans: AdPlansTable;
  generation_groups: GenerationGroupsTable;
  group_members: GroupMembersTable;
  setting_profiles: SettingProfilesTable;
  generation_costs: GenerationCostsView;
}
