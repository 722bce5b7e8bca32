import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';
import { useTabName } from '../lib/tab-title.ts';

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  width?: 'reading' | 'wide';
  children: ReactNode;
}

/** A page of text, forms or tables under a title. */
export function Page({ title, lead, actions, width = 'wide', children }: PageProps) {
  useTabName(title);
  return (
    <main
      id="main"
      className={cx(
        'mx-auto grid w-full grow content-start gap-6 px-4 pt-8 pb-24 sm:px-6 lg:px-8 lg:pt-12',
        width === 'wide' ? 'max-w-6xl' : 'max-w-4xl',
      )}
    >
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-2">
          <h1 className="font-semibold text-3xl">{title}</h1>
          {lead && <p className="max-w-2xl text-muted">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </main>
  );
}

/** Grey bars where a page's content will be. */
export function PageSkeleton({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <output aria-label={label} aria-busy="true" className="grid gap-4">
      {Array.from({ length: rows }, (_, row) => (
        <span
          // Bars have no identity beyond their place.
          key={`bar ${row}`}
          className="h-36 sheen rounded-card border border-line bg-surface"
        />
      ))}
    </output>
  );
}
