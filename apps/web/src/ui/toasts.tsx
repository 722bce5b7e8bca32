import { useEffect, useState } from 'react';
import { useSaid } from '../lib/said-store.ts';
import { onDemand } from './on-demand.tsx';

export { say } from '../lib/said-store.ts';

const ToastList = onDemand(() => import('./toast-list.tsx').then((list) => list.ToastList));

/** Where the toasts appear, mounted once. Their code comes with the first press or key, before anything is said. */
export function Toasts() {
  const speaks = useSaid().length > 0;
  const [asked, setAsked] = useState(false);
  if (speaks && !asked) setAsked(true);
  useEffect(() => {
    const fetch = () => void ToastList.ready().catch(() => undefined);
    const once = { once: true, passive: true };
    addEventListener('pointerdown', fetch, once);
    addEventListener('keydown', fetch, once);
    return () => {
      removeEventListener('pointerdown', fetch);
      removeEventListener('keydown', fetch);
    };
  }, []);
  return asked && <ToastList />;
}
