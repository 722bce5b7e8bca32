import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { cx } from '../lib/class-names.ts';

export interface DialogProps {
  open: boolean;
  title: string;
  closeLabel: string;
  /** `wide` leaves room for a picture beside its facts. */
  size?: 'small' | 'wide';
  /** What gets the focus first; left out, the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
  onClose: () => void;
}

/** A modal over the page; focus stays inside and returns to where it came from. */
export function DialogPopup({
  open,
  title,
  closeLabel,
  size = 'small',
  initialFocus,
  children,
  onClose,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim backdrop-blur-sm transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          {...(initialFocus && { initialFocus })}
          className={cx(
            'fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-card border border-line bg-surface p-5 shadow-lift outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
            size === 'wide' ? 'max-w-5xl' : 'max-w-lg',
          )}
        >
          <div className="mb-4 flex items-center justify-between gap-4">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className="-mr-1.5 grid size-9 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink"
            >
              <X className="size-5" aria-hidden="true" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
