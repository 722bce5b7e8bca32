import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

const TONES = {
  picture: 'bg-on-picture text-ink backdrop-blur-sm',
  plain: 'bg-raised text-muted',
  accent: 'bg-accent-soft text-accent',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
};

/** A word or a price on something. */
export function Badge({
  tone = 'plain',
  className,
  children,
  title,
}: {
  tone?: keyof typeof TONES;
  className?: string;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={cx(
        'tabular inline-flex h-6 items-center gap-1 rounded-full px-2 font-medium text-xs',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
