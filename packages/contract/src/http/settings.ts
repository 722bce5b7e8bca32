import { z } from 'zod';
import { ChosenModels, ModelChoice, ModelTier } from './models.ts';
import { Password } from './auth.ts';

/** Dollars someone may set as a limit: whole cents are not required. */
const Limit = z.number().min(0).max(1_000_000);
const Time = z.iso.datetime({ offset: true });

/** How the studio works for one person. */
export const UserSettings = z.object({
  is_admin: z.boolean(),
  /** Models to use where an ad says nothing else; absent: the server's default. */
  models: ChosenModels,
  tier: ModelTier.nullable(),
  /** USD a new ad may spend; null: the server's limit. */
  session_budget: z.number().nullable(),
  /** USD an ad has cost when its owner is told; null: never. */
  alert_at: z.number().nullable(),
  /** USD all ads of one day (UTC) may cost; null: no limit. */
  daily_cap: z.number().nullable(),
  /** USD of this day (UTC), requests on their way included. */
  spent_today: z.number(),
  /** What holds where nothing is set. */
  server: z.object({ session_budget: z.number(), tier: ModelTier }),
});
export type UserSettings = z.infer<typeof UserSettings>;

/** What is left out stays as it is; null goes back to the default. */
export const ChangeSettingsRequest = z.strictObject({
  models: ModelChoice.exactOptional(),
  tier: ModelTier.nullable().exactOptional(),
  session_budget: Limit.nullable().exactOptional(),
  alert_at: Limit.nullable().exactOptional(),
  daily_cap: Limit.nullable().exactOptional(),
});
export type ChangeSettingsRequest = z.infer<typeof ChangeSettingsRequest>;

export const ProviderName = z.enum(['replicate', 'openai', 'fal', 'comfyui', 'local-server']);
export type ProviderName = z.infer<typeof ProviderName>;

/** How a service is set up. A key is never part of it, only its last four characters. */
export const ProviderSetup = z.object({
  provider: ProviderName,
  label: z.string(),
  /** `environment`: given to the server when it started, and not to be changed here; null: not set up. */
  source: z.enum(['environment', 'app']).nullable(),
  last4: z.string().nullable(),
  base_url: z.string().nullable(),
  /** The model on a server of one's own. */
  model: z.string().nullable(),
  /** What can be entered. */
  takes: z.array(z.enum(['key', 'base_url', 'model'])),
  updated_at: Time.nullable(),
  /** Why what was entered cannot be used, such as a key sealed with a secret this server does not have. */
  problem: z.string().nullable(),
});
export type ProviderSetup = z.infer<typeof ProviderSetup>;

export const SaveProviderRequest = z.strictObject({
  key: z
    .string()
    .trim()
    .min(8)
    .max(400)
    .regex(/^[\x21-\x7e]+$/, 'a key has no spaces and no letters beyond ASCII')
    .exactOptional(),
  base_url: z
    .url({ protocol: /^https?$/, error: 'an address such as http://localhost:8188' })
    .max(300)
    .exactOptional(),
  model: z.string().trim().min(1).max(120).exactOptional(),
});
export type SaveProviderRequest = z.infer<typeof SaveProviderRequest>;

export const ProviderCheck = z.object({
  provider: ProviderName,
  available: z.boolean(),
  /** What is wrong, in a sentence. */
  reason: z.string().nullable(),
  /** How many models it opens, per stage. */
  opens: z.object({ text: z.int(), image: z.int(), video: z.int(), music: z.int() }),
});
export type ProviderCheck = z.infer<typeof ProviderCheck>;

const ByProvider = z.object({ provider: ProviderName });
const tag = 'settings';

export const settingsRoutes = {
  getSettings: {
    method: 'get',
    path: '/api/settings',
    summary: 'My models, budgets and alerts',
    tag,
    auth: true,
    response: UserSettings,
  },
  changeSettings: {
    method: 'patch',
    path: '/api/settings',
    summary: 'Change my models, budgets and alerts',
    tag,
    auth: true,
    body: ChangeSettingsRequest,
    response: UserSettings,
  },
  changePassword: {
    method: 'post',
    path: '/api/auth/password',
    summary: 'Change my password; other logins end',
    tag: 'auth',
    auth: true,
    body: z.object({ current_password: z.string().min(1).max(200), new_password: Password }),
    response: z.object({ success: z.literal(true), session_token: z.string() }),
  },
  setSessionBudget: {
    method: 'put',
    path: '/api/sessions/{id}/budget',
    summary: 'Change what an ad may cost',
    tag: 'guided flow',
    auth: true,
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ budget: Limit }),
    response: z.object({ budget: z.number(), total_cost: z.number() }),
  },
  listProviders: {
    method: 'get',
    path: '/api/settings/providers',
    summary: 'How each service is set up (admin)',
    tag,
    auth: true,
    response: z.object({ providers: z.array(ProviderSetup) }),
  },
  saveProvider: {
    method: 'put',
    path: '/api/settings/providers/{provider}',
    summary: 'Enter a key or an address; its models can be used at once (admin)',
    tag,
    auth: true,
    params: ByProvider,
    body: SaveProviderRequest,
    response: ProviderSetup,
  },
  removeProvider: {
    method: 'delete',
    path: '/api/settings/providers/{provider}',
    summary: 'Forget the key or address that was entered (admin)',
    tag,
    auth: true,
    params: ByProvider,
    response: ProviderSetup,
  },
  checkProvider: {
    method: 'post',
    path: '/api/settings/providers/{provider}/check',
    summary: 'Ask the service whether the key or address works; costs nothing (admin)',
    tag,
    auth: true,
    params: ByProvider,
    response: ProviderCheck,
  },
} as const;
