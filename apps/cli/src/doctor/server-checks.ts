import type { Environment } from '../environment.ts';
import { Failure } from '../failure.ts';
import { findRunningServer, isHealthy } from '../server/announcement.ts';
import { connect } from '../server/connect.ts';
import type { Check } from './finding.ts';

export const checkServer: Check = async (environment) => {
  const name = 'server';
  const url = await runningUrl(environment);
  if (url) return { name, state: 'ok', detail: `runs at ${url}` };
  if (environment.server) {
    const detail = `nothing answers at ${environment.server} (ADMINT_SERVER)`;
    return { name, state: 'missing', detail, remedy: 'start it, or unset ADMINT_SERVER' };
  }
  return { name, state: 'ok', detail: 'none runs; "admint create" starts its own, "npm start" one to keep' };
};

/** Asks the running server whether each agent can reach its model. */
export const checkAgents: Check = async (environment) => {
  const name = 'providers';
  const url = await runningUrl(environment);
  if (!url) {
    const local = environment.provider === 'local';
    const detail = local ? 'local renderer: needs no key and no network' : environment.provider;
    return { name, state: 'ok', detail: `${detail} (asked in detail when a server runs)` };
  }
  try {
    const { api, close } = await connect({ server: url }, environment, () => {});
    const { agents } = await api.call('agentsHealth', {});
    await close();
    const away = agents.filter(({ available }) => !available);
    const models = [...new Set(agents.map(({ provider, model }) => `${provider} (${model})`))].join(', ');
    if (away.length === 0)
      return { name, state: 'ok', detail: `all ${agents.length} agents are ready: ${models}` };
    const detail = away.map(({ agent, reason }) => `${agent}: ${reason ?? 'not available'}`).join('; ');
    return { name, state: 'missing', detail, remedy: 'set its key, or ADMINT_PROVIDER=local' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { name, state: 'warning', detail: error.message.replaceAll('\n', ' ') };
  }
};

async function runningUrl({ server, home }: Environment): Promise<string | null> {
  if (server !== undefined) return (await isHealthy(server)) ? server : null;
  return (await findRunningServer(home))?.url ?? null;
}
