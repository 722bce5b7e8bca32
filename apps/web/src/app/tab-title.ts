import type { SessionResponse } from '@admint/contract';
import { useEffect } from 'react';
import type { Progress } from '../lib/progress/progress-reducer.ts';

/** Shows the ad's name on the browser's tab, with its progress in front while work runs. */
export function useTabTitle(session: SessionResponse | undefined, progress: Progress): void {
  const name = session?.product_prompt ?? null;
  const share = session?.running
    ? Math.round(Math.max(progress.progress, session.progress?.progress ?? 0))
    : null;
  useEffect(() => {
    document.title = [share === null ? null : `(${share} %)`, name ? `${name} · AdMint` : 'AdMint']
      .filter(Boolean)
      .join(' ');
    return () => {
      document.title = 'AdMint';
    };
  }, [name, share]);
}
