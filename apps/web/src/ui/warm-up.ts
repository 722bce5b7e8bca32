import { useEffect } from 'react';

/**
 * The first press or key on a page fetches what may open on it, in the quiet after: whatever is opened later is there at
 * once, also when the network has gone.
 */
export function useWarmUp(): void {
  useEffect(() => {
    const fetch = () => {
      stop();
      // Without a network each part is asked for again when it is wanted.
      setTimeout(() => void import('./popups.ts').catch(() => undefined), QUIET_MS);
    };
    const stop = () => {
      removeEventListener('pointerdown', fetch);
      removeEventListener('keydown', fetch);
    };
    addEventListener('pointerdown', fetch, { passive: true });
    addEventListener('keydown', fetch, { passive: true });
    return stop;
  }, []);
}

const QUIET_MS = 500;
