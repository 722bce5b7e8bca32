import { AdmintError } from '@admint/contract';
import type { Accounts } from './auth/accounts.ts';
import { createRateLimit } from './auth/rate-limit.ts';
import type { Handlers, HttpContext } from './routes.ts';
import type { HttpServices, ResponseOf, User } from './services.ts';

type Names =
  | 'listModels'
  | 'getCoherence'
  | 'getSettings'
  | 'changeSettings'
  | 'changePassword'
  | 'setSessionBudget'
  | 'listProviders'
  | 'saveProvider'
  | 'removeProvider'
  | 'checkProvider'
  | 'listReceipts'
  | 'getSpending'
  | 'listUserTotals';

const CHECKS = { most: 20, seconds: 60 };

/** Models, settings, keys and receipts. What concerns the whole server is for admins. */
export function settingsHandlers(
  { models, settings, receipts }: HttpServices,
  accounts: Accounts,
  remember: (context: HttpContext, token: string) => void,
): Pick<Handlers, Names> {
  const checks = createRateLimit(CHECKS.most, CHECKS.seconds);
  return {
    listModels: () => Promise.resolve(models.list()),
    getCoherence: ({ query }) => Promise.resolve(models.coherence(query)),
    getSettings: ({ identity }) => settings.read(identity.user),
    changeSettings: ({ identity, body }) => settings.change(identity.user, body),
    changePassword: async ({ identity, body, context }): Promise<ResponseOf<'changePassword'>> => {
      const session_token = await accounts.changePassword(identity.user, body);
      remember(context, session_token);
      return { success: true, session_token };
    },
    setSessionBudget: ({ identity, params, body }) =>
      settings.setSessionBudget(identity.user, params.id, body.budget),
    listProviders: async ({ identity }) => {
      requireAdmin(identity.user);
      return { providers: await settings.providers() };
    },
    saveProvider: ({ identity, params, body }) => {
      requireAdmin(identity.user);
      return settings.saveProvider(identity.user, params.provider, body);
    },
    removeProvider: ({ identity, params }) => {
      requireAdmin(identity.user);
      return settings.removeProvider(params.provider);
    },
    checkProvider: ({ identity, params }) => {
      requireAdmin(identity.user);
      checks.take(String(identity.user.id));
      return settings.checkProvider(params.provider);
    },
    listReceipts: ({ identity, query }) => receipts.list(identity.user, query),
    getSpending: ({ identity, query }) => receipts.spending(identity.user, query.days),
    listUserTotals: ({ identity }) => {
      requireAdmin(identity.user);
      return receipts.userTotals();
    },
  };
}

/** Throws `admin_only`. */
function requireAdmin(user: User): void {
  if (user.is_admin) return;
  throw new AdmintError('admin_only', 'Only an admin of this server may do this.');
}
