import { AdmintError } from '@admint/contract';
import type { Account, UserStore } from '../services.ts';

/** Users in an array; ids count from 1. */
export function memoryUsers(): UserStore {
  const accounts: Account[] = [];
  const revoked = new Set<string>();
  const find = (login: string) =>
    accounts.find(({ email, username }) =>
      [email?.toLowerCase(), username?.toLowerCase()].includes(login.toLowerCase()),
    ) ?? null;
  const byId = (id: number): Account | null => accounts.find((account) => account.id === id) ?? null;
  const store: UserStore = {
    async createUser(user) {
      for (const field of ['username', 'email'] as const) {
        if (user[field] !== null && find(user[field])) {
          throw new AdmintError(`${field}_taken`, 'taken', { fields: [{ field, message: 'is in use' }] });
        }
      }
      const account = { id: accounts.length + 1, ...user };
      accounts.push(account);
      return account;
    },
    findByLogin: async (login) => find(login),
    findById: async (id) => byId(id),
    ensureDemoUser: async (user) => find(user.email ?? '') ?? store.createUser(user),
    revokeToken: async (jti) => void revoked.add(jti),
    isRevoked: async (jti) => revoked.has(jti),
    findByToken: async (id, jti) => (revoked.has(jti) ? null : byId(id)),
    setPassword: async (id, hash) => {
      const account = byId(id);
      if (account) account.password_hash = hash;
    },
    profile: async (id) => ({
      user_id: id,
      username: byId(id)?.username ?? null,
      email: byId(id)?.email ?? null,
      total_cost: 0,
      session_count: 0,
      video_count: 0,
      created_at: new Date(0).toISOString(),
    }),
  };
  return store;
}
