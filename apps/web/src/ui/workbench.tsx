import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';

interface WorkbenchProps {
  /** Small line over the title, such as "Step 1". */
  eyebrow: string;
  title: string;
  lead?: ReactNode;
  /** The narrow column: what to ask for, or the facts. */
  panel: ReactNode;
  panelLabel: string;
  /** Which side the narrow column stands on when there is room. */
  side?: 'left' | 'right';
  /** Which part stays in view while the other scrolls: the taller one should move. */
  holds?: 'panel' | 'pictures';
  /** The pictures. */
  children: ReactNode;
  /** What follows the pictures, and on small screens the panel too; only with the panel on the right. */
  below?: ReactNode;
}

/** The shape of every step: a quiet column of controls beside the pictures. */
export function Workbench({
  eyebrow,
  title,
  lead,
  panel,
  panelLabel,
  side = 'left',
  holds = 'panel',
  children,
  below,
}: WorkbenchProps) {
  const column = (
    <aside
      aria-label={panelLabel}
      className={cx(
        'grid content-start gap-6',
        holds === 'panel' && side === 'right' && !below && 'lg:sticky lg:top-20 lg:self-start',
        below && 'lg:row-span-2',
      )}
    >
      {panel}
    </aside>
  );
  return (
    <main id="main" className="mx-auto w-full max-w-[96rem] grow px-4 pt-6 pb-32 sm:px-6 lg:px-8">
      <header className="mb-6 grid gap-1.5">
        <p className="eyebrow text-accent">{eyebrow}</p>
        <h1 className="font-semibold text-2xl sm:text-[1.75rem]">{title}</h1>
        {lead && <p className="max-w-2xl text-muted">{lead}</p>}
      </header>
      <div
        className={
          side === 'left'
            ? 'grid gap-8 lg:grid-cols-[22.5rem_minmax(0,1fr)]'
            : cx('grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]', below && 'lg:grid-rows-[auto_1fr]')
        }
      >
        {side === 'left' && column}
        <section
          aria-label={title}
          className={cx(
            'grid min-w-0 content-start gap-6',
            holds === 'pictures' && 'max-lg:order-first lg:sticky lg:top-20 lg:self-start',
          )}
        >
          {children}
        </section>
        {side === 'right' && column}
        {below && <div className="grid min-w-0 content-start gap-6 lg:col-start-1">{below}</div>}
      </div>
    </main>
  );
}
