import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { FIELD, type SelectOption, type SelectProps } from './select-field.ts';

/** The field with its list, open as it appears. */
export function SelectList({ label, options, value, disabled = false, onChange }: SelectProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root
      defaultOpen
      modal={false}
      items={options.map(({ value: own, label: text }) => ({ value: own, label: text }))}
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        if (typeof next === 'string') onChange(next);
      }}
    >
      <div className="grid min-w-0 grid-cols-1 gap-1.5">
        <Base.Label className="font-medium text-sm">{label}</Base.Label>
        <Base.Trigger className={FIELD}>
          <span className="line-clamp-1" style={chosen?.style}>
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
            className="max-h-[min(22rem,var(--available-height))] min-w-(--anchor-width) max-w-[min(26rem,calc(100vw-1.5rem))] overflow-y-auto rounded-card border border-line bg-raised p-1.5 shadow-lift outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {options.map((option) => (
              <Option key={option.value} option={option} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Option({ option }: { option: SelectOption }) {
  const { value, label, note, disabled = false, style } = option;
  return (
    <Base.Item
      value={value}
      disabled={disabled}
      className="flex min-h-10 cursor-default items-center justify-between gap-4 rounded-control px-3 py-1.5 outline-none data-highlighted:bg-hover data-disabled:text-faint"
    >
      <span className="grid min-w-0">
        <Base.ItemText>
          <span style={style}>{label}</span>
        </Base.ItemText>
        {note && <span className="text-pretty text-muted text-xs">{note}</span>}
      </span>
      <Base.ItemIndicator>
        <Check className="size-4 text-accent" aria-hidden="true" />
      </Base.ItemIndicator>
    </Base.Item>
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
