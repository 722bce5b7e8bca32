import { Menu as Base } from '@base-ui/react/menu';
import { cx } from '../lib/class-names.ts';
import type { MenuProps } from './menu-entry.ts';

/** The list under its button, open as it appears. */
export function MenuPopup({ trigger, groups, header, align = 'end' }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={8} align={align} className="z-50 outline-none">
          <Base.Popup className="min-w-52 rounded-card border border-line bg-raised p-1.5 shadow-lift outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {header && <div className="px-3 pt-2 pb-2.5">{header}</div>}
            {groups.map((group, index) => (
              <Base.Group
                key={group.label ?? index}
                className={cx(index > 0 && 'mt-1.5 border-line border-t pt-1.5')}
              >
                {group.label && (
                  <Base.GroupLabel className="eyebrow px-3 py-1.5">{group.label}</Base.GroupLabel>
                )}
                {group.entries.map((entry) => (
                  <Base.Item
                    key={entry.label}
                    disabled={entry.disabled ?? false}
                    onClick={entry.onPick}
                    className={cx(
                      'flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-3 text-sm outline-none data-disabled:opacity-45 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:text-muted',
                      entry.danger && 'text-danger',
                    )}
                  >
                    {entry.icon}
                    <span className="grow">{entry.label}</span>
                    {entry.checked && <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />}
                    {entry.checked && <span className="sr-only">✓</span>}
                  </Base.Item>
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
