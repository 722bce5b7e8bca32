import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

/** A small panel that opens from a button and closes by Escape or a click elsewhere. */
export function Popover({
  trigger,
  title,
  align = 'end',
  opensAtOnce = false,
  children,
}: {
  trigger: ReactElement;
  title: string;
  align?: 'start' | 'end';
  /** Opens as it appears: for panels that are made when they are first asked for. */
  opensAtOnce?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Root defaultOpen={opensAtOnce}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={8} align={align} className="z-50">
          <Base.Popup className="w-[min(24rem,calc(100vw-2rem))] rounded-card border border-line bg-raised p-4 shadow-lift outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Base.Title className="mb-3 font-semibold text-sm">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
