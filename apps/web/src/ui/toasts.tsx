import { useState } from 'react';
import { useSaid } from '../lib/said-store.ts';
import { onDemand } from './on-demand.tsx';

export { say } from '../lib/said-store.ts';

/** Comes when something is first said. */
const ToastList = onDemand(() => import('./toast-list.tsx').then((list) => list.ToastList));

/** Where the toasts appear, mounted once. */
export function Toasts() {
  const speaks = useSaid().length > 0;
  const [asked, setAsked] = useState(false);
  if (speaks && !asked) setAsked(true);
  return asked && <ToastList />;
}
