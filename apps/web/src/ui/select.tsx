import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { CSSProperties } from 'react';

interface SelectProps {
  label: string;
  options: { value: string; label: string; style?: CSSProperties }[];
  value: string;
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** One of many in a list that opens; an option may carry its own look, as fonts do. */
export function Select({ label, options, value, disabled = false, onChange }: SelectProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root
      modal={false}
      items={options.map(({ value: own, label: text }) => ({ value: own, label: text }))}
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        if (typeof next === 'string') onChange(next);
      }}
    >
      <div className="grid gap-1.5">
        <Base.Label className="font-medium text-sm">{label}</Base.Label>
        <Base.Trigger className="flex h-11 w-full items-center justify-between gap-3 rounded-control border border-line bg-field px-3.5 text-left hover:border-line-strong data-popup-open:border-accent">
          <span style={chosen?.style}>
            <Base.Value />
          </span>
          <Base.Icon>
            <ChevronsUpDown className="size-4 text-muted" aria-hidden="true" />
          </Base.Icon>
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup
            ref={showGuards}
            className="max-h-[min(22rem,var(--available-height))] min-w-(--anchor-width) overflow-y-auto rounded-card border border-line bg-raised p-1.5 shadow-lift outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex min-h-10 cursor-default items-center justify-between gap-4 rounded-control px-3 outline-none data-highlighted:bg-hover"
              >
                <Base.ItemText>
                  <span style={option.style}>{option.label}</span>
                </Base.ItemText>
                <Base.ItemIndicator>
                  <Check className="size-4 text-accent" aria-hidden="true" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/**
 * The library fences an open list with elements that pass the focus on, and hides them from assistive technology
 * although they can be focused (WCAG 4.1.2; axe rule aria-hidden-focus). They hold no text, so they need no hiding.
 */
function showGuards(popup: HTMLElement | null): void {
  if (!popup) return;
  requestAnimationFrame(() => {
    for (const guard of document.querySelectorAll('[data-base-ui-focus-guard]')) {
      guard.removeAttribute('aria-hidden');
    }
  });
}
