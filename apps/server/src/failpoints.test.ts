import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';
import { openFailpoints, parseFailpoints } from './failpoints.ts';

describe('failpoints', () => {
  it('are named by point and, if wanted, by a part of the key', () => {
    expect(parseFailpoints('before-start@/front/, in-settle')).toEqual([
      { point: 'before-start', match: '/front/' },
      { point: 'in-settle', match: '' },
    ]);
    expect(parseFailpoints('')).toEqual([]);
    expect(parseFailpoints('somewhere')).toEqual([]);
  });

  it('let every other call pass', async () => {
    const said: string[] = [];
    const hold = openFailpoints('before-start@/front/', (line) => said.push(line));
    await hold('before-start', 's/1/agent/side/a1');
    await hold('after-start', 's/1/agent/front/a1');
    expect(said).toEqual([]);
  });

  it('exist in tests only', () => {
    const set = { ADMINT_FAILPOINT: 'before-start', JWT_SECRET_KEY: 'x'.repeat(40) };
    expect(parseConfig({ ...set, NODE_ENV: 'test' }).failpoint).toBe('before-start');
    expect(parseConfig({ ...set, NODE_ENV: 'production' }).failpoint).toBeUndefined();
    expect(parseConfig({ ...set, NODE_ENV: 'development' }).failpoint).toBeUndefined();
    expect(parseConfig(set).failpoint).toBeUndefined();
  });
});
