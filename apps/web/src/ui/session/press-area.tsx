import type { ReactNode } from 'react';
import { cx } from '../../lib/class-names.ts';

/** The foot of a form: its button, or what the button started. `stays` keeps it in view under a long form. */
export function PressArea({ children, stays = false }: { children: ReactNode; stays?: boolean }) {
  return (
    <div className={cx('-mx-1 bg-canvas px-1 pt-2', stays && 'lg:sticky lg:bottom-0 lg:z-10 lg:pb-4')}>
      {children}
    </div>
  );
}
