import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { cx } from '../lib/class-names.ts';

const LOOKS = {
  info: { box: 'border-line bg-surface', icon: 'text-accent', Icon: Info, role: 'status' },
  warning: { box: 'border-warn/35 bg-warn-soft', icon: 'text-warn', Icon: TriangleAlert, role: 'status' },
  error: { box: 'border-danger/40 bg-danger-soft', icon: 'text-danger', Icon: CircleAlert, role: 'alert' },
} as const;

interface NoticeProps {
  tone: keyof typeof LOOKS;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** What happened, what it means, and the next thing to do. */
export function Notice({ tone, title, children, actions, className, ref }: NoticeProps) {
  const { box, icon, Icon, role } = LOOKS[tone];
  return (
    <div ref={ref} role={role} className={cx('flex gap-3 rounded-card border p-4', box, className)}>
      <Icon className={cx('mt-0.5 size-5 shrink-0', icon)} aria-hidden="true" />
      <div className="grid min-w-0 grow gap-1.5">
        <p className="font-medium">{title}</p>
        {children && <div className="grid gap-1 text-muted text-sm">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
