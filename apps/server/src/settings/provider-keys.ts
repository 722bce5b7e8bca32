import {
  AdmintError,
  type ProviderName,
  type ProviderSetup,
  type SaveProviderRequest,
} from '@admint/contract';
import type { Selectable } from 'kysely';
import type { HostedConfig } from '../config.ts';
import type { Database } from '../store/database.ts';
import type { ProviderSecretsTable } from '../store/schema.ts';
import { refuseAddress } from './base-address.ts';
import type { Sealer } from './seal.ts';

/** Keys and addresses of services: those of the environment, and those entered in the app. */
export interface ProviderKeys {
  /** What the models are opened with: the environment's, and the app's where the environment has none. */
  hosted(): Promise<HostedConfig>;
  list(): Promise<ProviderSetup[]>;
  /** Throws `set_by_environment`, or `validation_failed` for what this service does not take or lacks. */
  save(provider: ProviderName, given: SaveProviderRequest, userId: number): Promise<ProviderSetup>;
  remove(provider: ProviderName): Promise<ProviderSetup>;
}

type Row = Selectable<ProviderSecretsTable>;

interface Kind {
  label: string;
  takes: ProviderSetup['takes'];
  /** Must be there for the service to be opened. */
  needs: ProviderSetup['takes'];
}

const KINDS: Readonly<Record<ProviderName, Kind>> = {
  replicate: { label: 'Replicate', takes: ['key'], needs: ['key'] },
  openai: { label: 'OpenAI', takes: ['key'], needs: ['key'] },
  fal: { label: 'fal', takes: ['key'], needs: ['key'] },
  comfyui: { label: 'ComfyUI', takes: ['base_url'], needs: ['base_url'] },
  'local-server': {
    label: 'A model server of your own',
    takes: ['base_url', 'model', 'key'],
    needs: ['base_url', 'model'],
  },
};
const NAMES = Object.keys(KINDS) as ProviderName[];

export function createProviderKeys(db: Database, sealer: Sealer, environment: HostedConfig): ProviderKeys {
  const rows = () => db.selectFrom('provider_secrets').selectAll().execute();
  const setup = async (provider: ProviderName) =>
    setupOf(
      provider,
      environment,
      (await rows()).find((row) => row.provider === provider),
      sealer,
    );
  return {
    async hosted() {
      return merge(environment, await rows(), sealer);
    },
    async list() {
      const all = await rows();
      return NAMES.map((name) =>
        setupOf(
          name,
          environment,
          all.find((row) => row.provider === name),
          sealer,
        ),
      );
    },
    async save(provider, given, userId) {
      refuseEnvironment(provider, environment);
      const standing = (await rows()).find((row) => row.provider === provider);
      await requireWhole(provider, given, standing);
      const change = {
        ...(given.key !== undefined && {
          sealed: sealer.seal(given.key, provider),
          last4: given.key.slice(-4),
          key_id: sealer.keyId,
        }),
        ...(given.base_url !== undefined && { base_url: given.base_url }),
        ...(given.model !== undefined && { model: given.model }),
        updated_by: userId,
        updated_at: new Date(),
      };
      await db
        .insertInto('provider_secrets')
        .values({ provider, ...change })
        .onConflict((conflict) => conflict.column('provider').doUpdateSet(change))
        .execute();
      return setup(provider);
    },
    async remove(provider) {
      refuseEnvironment(provider, environment);
      await db.deleteFrom('provider_secrets').where('provider', '=', provider).execute();
      return setup(provider);
    },
  };
}

/** Seals what an old secret sealed with the newest one, so that the old one can be thrown away. Gives how many. */
export async function resealProviderKeys(db: Database, sealer: Sealer): Promise<number> {
  let count = 0;
  for (const row of await db.selectFrom('provider_secrets').selectAll().execute()) {
    if (row.sealed === null || row.key_id === null || row.key_id === sealer.keyId) continue;
    const key = sealer.open(row.sealed, row.key_id, row.provider);
    if (key === null) continue;
    await db
      .updateTable('provider_secrets')
      .set({ sealed: sealer.seal(key, row.provider), key_id: sealer.keyId })
      .where('provider', '=', row.provider)
      .where('key_id', '=', row.key_id)
      .execute();
    count += 1;
  }
  return count;
}

function refuseEnvironment(provider: ProviderName, environment: HostedConfig): void {
  if (!inEnvironment(provider, environment)) return;
  throw new AdmintError(
    'set_by_environment',
    `${KINDS[provider].label} is set up by the environment the server was started with. Change it there.`,
  );
}

async function requireWhole(
  provider: ProviderName,
  given: SaveProviderRequest,
  standing: Row | undefined,
): Promise<void> {
  const { takes, needs, label } = KINDS[provider];
  const extra = (['key', 'base_url', 'model'] as const).find(
    (name) => given[name] !== undefined && !takes.includes(name),
  );
  if (extra) throw wrong(extra, `${label} takes no ${extra === 'base_url' ? 'address' : extra}`);
  const has = { key: standing?.sealed, base_url: standing?.base_url, model: standing?.model };
  const lacking = needs.find((name) => given[name] === undefined && !has[name]);
  if (lacking) throw wrong(lacking, 'is needed');
  const refused = given.base_url === undefined ? null : await refuseAddress(given.base_url);
  if (refused) throw wrong('base_url', refused);
}

const wrong = (field: string, message: string) =>
  new AdmintError('validation_failed', `${field}: ${message}`, { fields: [{ field, message }] });

function inEnvironment(provider: ProviderName, { keys, endpoints }: HostedConfig): boolean {
  if (provider === 'comfyui') return endpoints.comfyui !== undefined;
  if (provider === 'local-server') return endpoints.local !== undefined;
  return keys[provider] !== undefined;
}

const keyOf = (row: Row | undefined, sealer: Sealer) =>
  row?.sealed && row.key_id ? sealer.open(row.sealed, row.key_id, row.provider) : null;

function merge(environment: HostedConfig, rows: Row[], sealer: Sealer): HostedConfig {
  const row = (name: ProviderName) => rows.find(({ provider }) => provider === name);
  const entered = (name: 'replicate' | 'openai' | 'fal') => {
    const key = environment.keys[name] ?? keyOf(row(name), sealer);
    return key ? { [name]: key } : {};
  };
  const comfyui = environment.endpoints.comfyui ?? row('comfyui')?.base_url;
  const own = row('local-server');
  const key = keyOf(own, sealer);
  const local =
    environment.endpoints.local ??
    (own?.base_url && own.model
      ? { baseUrl: own.base_url, model: own.model, ...(key !== null && { key }) }
      : undefined);
  return {
    ...environment,
    keys: { ...entered('replicate'), ...entered('openai'), ...entered('fal') },
    endpoints: { ...environment.endpoints, ...(comfyui && { comfyui }), ...(local && { local }) },
  };
}

const UNREADABLE = 'This key was sealed with a secret this server does not have. Enter it again.';

function setupOf(
  provider: ProviderName,
  environment: HostedConfig,
  row: Row | undefined,
  sealer: Sealer,
): ProviderSetup {
  const { label, takes } = KINDS[provider];
  if (inEnvironment(provider, environment)) {
    const { keys, endpoints } = environment;
    const key = provider === 'comfyui' || provider === 'local-server' ? undefined : keys[provider];
    const base_url =
      provider === 'local-server'
        ? endpoints.local?.baseUrl
        : provider === 'comfyui'
          ? endpoints.comfyui
          : null;
    return {
      provider,
      label,
      source: 'environment',
      last4: key?.slice(-4) ?? null,
      base_url: base_url ?? null,
      model: provider === 'local-server' ? (endpoints.local?.model ?? null) : null,
      takes,
      updated_at: null,
      problem: null,
    };
  }
  return {
    provider,
    label,
    source: row ? 'app' : null,
    last4: row?.last4 ?? null,
    base_url: row?.base_url ?? null,
    model: row?.model ?? null,
    takes,
    updated_at: row?.updated_at.toISOString() ?? null,
    problem: row?.sealed && keyOf(row, sealer) === null ? UNREADABLE : null,
  };
}
