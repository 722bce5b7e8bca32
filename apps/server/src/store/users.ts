import { AdmintError } from '@admint/contract';
import { sql } from 'kysely';
import type { Account, User, UserStore } from '../http/services.ts';
import type { Database } from './database.ts';

const USER = ['users.id', 'users.username', 'users.email', 'users.is_admin'] as const;

/** Everyone at the keyboard knows its password, so it is nobody's first account. */
const DEMO_EMAIL = 'demo@example.com';

/** The first who registers runs the studio. */
const IS_FIRST = sql<boolean>`not exists (select from users where coalesce(email, '') <> ${sql.lit(DEMO_EMAIL)})`;

/** Accounts and revoked tokens in PostgreSQL. */
export function createUserStore(db: Database): UserStore {
  async function findByLogin(emailOrUsername: string): Promise<Account | null> {
    const login = emailOrUsername.toLowerCase();
    const user = await db
      .selectFrom('users')
      .select([...USER, 'password_hash'])
      .where((eb) => eb.or([eb(sql`lower(email)`, '=', login), eb(sql`lower(username)`, '=', login)]))
      .executeTakeFirst();
    return user ?? null;
  }

  async function findById(id: number): Promise<User | null> {
    const user = await db.selectFrom('users').select(USER).where('id', '=', id).executeTakeFirst();
    return user ?? null;
  }

  return {
    findByLogin,
    findById,

    async createUser(user) {
      try {
        return await db
          .insertInto('users')
          .values({ ...user, is_admin: IS_FIRST })
          .returning(USER)
          .executeTakeFirstOrThrow();
      } catch (error) {
        throw takenName(error) ?? error;
      }
    },

    async ensureDemoUser(user) {
      await db
        .insertInto('users')
        .values(user)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const demo = await findByLogin(user.email ?? user.username ?? '');
      if (!demo) throw new Error('the demo user could not be made');
      return { id: demo.id, username: demo.username, email: demo.email };
    },

    async revokeToken(jti, expires) {
      await db.deleteFrom('revoked_tokens').where('expires_at', '<', new Date()).execute();
      await db
        .insertInto('revoked_tokens')
        .values({ jti, expires_at: expires })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async isRevoked(jti) {
      const row = await db
        .selectFrom('revoked_tokens')
        .select('jti')
        .where('jti', '=', jti)
        .executeTakeFirst();
      return row !== undefined;
    },

    async findByToken(userId, jti) {
      const user = await db
        .selectFrom('users')
        .select([...USER, 'password_hash'])
        .where('id', '=', userId)
        .where((eb) =>
          eb.not(eb.exists(eb.selectFrom('revoked_tokens').select('jti').where('jti', '=', jti))),
        )
        .executeTakeFirst();
      return user ?? null;
    },

    async setPassword(userId, passwordHash) {
      await db.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
    },

    async profile(userId) {
      const row = await db
        .selectFrom('users')
        .select((eb) => [
          ...USER,
          'users.total_cost',
          'users.created_at',
          eb
            .selectFrom('sessions')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('sessions.user_id', '=', 'users.id')
            .as('session_count'),
          eb
            .selectFrom('generations')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('generations.user_id', '=', 'users.id')
            .where('generations.status', '=', 'completed')
            .as('video_count'),
        ])
        .where('users.id', '=', userId)
        .executeTakeFirstOrThrow();
      return {
        user_id: row.id,
        username: row.username,
        email: row.email,
        total_cost: Number(row.total_cost),
        session_count: row.session_count ?? 0,
        video_count: row.video_count ?? 0,
        created_at: row.created_at.toISOString(),
      };
    },
  };
}

/** Turns a unique violation into which of the two names is in use. */
function takenName(error: unknown): AdmintError | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== '23505') return null;
  const field = constraint === 'users_email' ? 'email' : 'username';
  return new AdmintError(`${field}_taken`, `This ${field} is in use.`, {
    fields: [{ field, message: 'is in use' }],
    cause: error,
  });
}
