import { setTimeout as sleep } from 'node:timers/promises';
import { CALL_POINTS, type CallPoint, type Hold } from './workflows/call/points.ts';

interface Place {
  point: CallPoint;
  /** Only calls whose key contains this; '' holds all. */
  match: string;
}

/** Takes `point@text,point` (see `ADMINT_FAILPOINT`), gives the places it names. Unknown points are left out. */
export function parseFailpoints(setting: string): Place[] {
  return setting.split(',').flatMap((entry) => {
    const [name = '', match = ''] = entry.trim().split('@');
    const point = CALL_POINTS.find((known) => known === name);
    return point ? [{ point, match }] : [];
  });
}

/**
 * For tests: calls stop at the places named in `setting` and `say` it. A held call waits for `kill -9`, or goes on
 * when the process is woken by SIGCONT, as one that was frozen there would.
 */
export function openFailpoints(setting: string, say: (line: string) => void): Hold {
  const places = parseFailpoints(setting);
  let woken = false;
  process.on('SIGCONT', () => {
    woken = true;
  });
  return async (point, key) => {
    if (woken || !places.some((place) => place.point === point && key.includes(place.match))) return;
    say(`HELD ${point} ${key}`);
    while (!woken) await sleep(10);
    say(`WOKEN ${point} ${key}`);
  };
}
