import type { ReactNode } from 'react';

/** The strip at the foot of the page that says where things stand and offers the next step. */
export function ActionBar({
  label,
  children,
  action,
}: {
  label: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-canvas/88 backdrop-blur-lg"
    >
      <div className="mx-auto flex min-h-18 w-full max-w-[96rem] flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-6 lg:px-8">
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">{children}</div>
        <div className="flex items-center gap-2 max-sm:w-full max-sm:flex-wrap [&>*]:max-sm:grow [&>*]:max-sm:px-2 [&>*]:max-sm:text-sm">
          {action}
        </div>
      </div>
    </section>
  );
}
