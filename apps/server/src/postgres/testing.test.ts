import pg from 'pg';
import { expect, it } from 'vitest';
import { freshDatabase } from './testing.ts';

it('gives every test an empty database of its own', async () => {
  const [first, second] = await Promise.all([freshDatabase('one'), freshDatabase('one')]);
  const pool = new pg.Pool({ connectionString: first.url });
  pool.on('error', () => undefined);
  await pool.query('create table t (x int)');
  const other = new pg.Client({ connectionString: second.url });
  await other.connect();
  const { rows } = await other.query(
    `select count(*)::int as n from information_schema.tables where table_name = 't'`,
  );
  expect(rows).toEqual([{ n: 0 }]);
  await other.end();
  await first.drop();
  await second.drop();
  await expect(pool.query('select 1')).rejects.toThrow(/does not exist|terminat/);
  await pool.end();
});
