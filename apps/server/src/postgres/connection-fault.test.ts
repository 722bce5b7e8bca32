import pg from 'pg';
import { expect, it } from 'vitest';
import { isConnectionFault } from './connection-fault.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

it('tells a lost connection from a refused statement', async () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006']) {
    expect(isConnectionFault(withCode(code))).toBe(true);
  }
  for (const code of ['23505', '40001', '42P01', 'ENOENT'])
    expect(isConnectionFault(withCode(code))).toBe(false);
  expect(isConnectionFault(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isConnectionFault(new Error('over budget'))).toBe(false);
  expect(isConnectionFault('ECONNREFUSED')).toBe(false);
  const client = new pg.Client({ host: '127.0.0.1', port: 1 });
  expect(await client.connect().then(() => false, isConnectionFault)).toBe(true);
});
