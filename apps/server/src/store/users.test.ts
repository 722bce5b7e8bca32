import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserStore } from '../http/services.ts';
import type { FreshDatabase } from '../postgres/testing.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { openDatabase, openPool } from './database.ts';
import { createUserStore } from './users.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let users: UserStore;

beforeAll(async () => {
  database = await migratedDatabase('users');
  pool = openPool(database.url);
  const db = openDatabase(pool);
  users = createUserStore(db);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const nani = { username: 'Nani', email: 'Nani@Example.com', password_hash: 'h' };

describe('the user store', () => {
  it('finds a user by username or email, whatever the case', async () => {
    const { id } = await users.createUser(nani);
    for (const login of ['nani', 'NANI', 'nani@example.com']) {
      expect(await users.findByLogin(login)).toEqual({ id, ...nani, is_admin: true });
    }
    expect(await users.findById(id)).toEqual({
      id,
      is_admin: true,
      username: 'Nani',
      email: 'Nani@Example.com',
    });
    expect(await users.findByLogin('nobody')).toBeNull();
    expect(await users.findById(99_999)).toBeNull();
  });

  it('refuses a name in use and says which', async () => {
    await expect(users.createUser({ ...nani, username: 'nANI', email: null })).rejects.toMatchObject({
      code: 'username_taken',
      fields: [{ field: 'username' }],
    });
    await expect(users.createUser({ ...nani, username: 'other' })).rejects.toMatchObject({
      code: 'email_taken',
      fields: [{ field: 'email' }],
    });
  });

  it('makes one demo user, however many processes ask', async () => {
    const demo = { username: null, email: 'demo@example.com', password_hash: 'h' };
    const made = await Promise.all(Array.from({ length: 8 }, () => users.ensureDemoUser(demo)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('knows no user for a revoked token, and forgets revocations that no longer matter', async () => {
    const { id } = await users.createUser({ username: 'leaving', email: null, password_hash: 'h' });
    const [jti, old] = [randomUUID(), randomUUID()];
    expect(await users.findByToken(id, jti)).toMatchObject({ id });
    await users.revokeToken(old, new Date(Date.now() - 1000));
    await users.revokeToken(jti, new Date(Date.now() + 60_000));
    await users.revokeToken(jti, new Date(Date.now() + 60_000));
    expect(await users.findByToken(id, jti)).toBeNull();
    expect(await users.isRevoked(jti)).toBe(true);
    expect(await users.isRevoked(old)).toBe(false);
  });

  it('tells what a user has made and spent', async () => {
    const { id } = await users.createUser({ username: 'maker', email: null, password_hash: 'h' });
    await pool.query('insert into sessions (id, user_id) values ($1, $2)', [randomUUID(), id]);
    await pool.query('update users set total_cost = 3.2 where id = $1', [id]);
    expect(await users.profile(id)).toMatchObject({
      user_id: id,
      username: 'maker',
      total_cost: 3.2,
      session_count: 1,
      video_count: 0,
    });
  });
});
