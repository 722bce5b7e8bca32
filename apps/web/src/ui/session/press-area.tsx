import type { ReactNode } from 'react';

/** The foot of a form: its button, or what the button started. Stays in view on a large screen. */
export function PressArea({ children }: { children: ReactNode }) {
  return <div className="-mx-1 bg-canvas px-1 pt-2 lg:sticky lg:bottom-0 lg:z-10 lg:pb-4">{children}</div>;
}
