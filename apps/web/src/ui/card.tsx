import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

/** A panel of its own, with or without a heading. */
export function Card({
  title,
  children,
  className,
}: {
  title?: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={cx('grid gap-4 rounded-card border border-line bg-surface p-5', className)}>
      {title && <h2 className="font-semibold">{title}</h2>}
      {children}
    </section>
  );
}
