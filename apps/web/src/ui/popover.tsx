import { cloneElement, type ReactElement } from 'react';
import { onDemand, type OpenerProps, useOpener } from './on-demand.tsx';
import type { PopoverProps } from './popover-panel.tsx';

/** Comes when a panel is first wanted. */
const PopoverPanel = onDemand(() => import('./popover-panel.tsx').then((panel) => panel.PopoverPanel));

/** A small panel that opens from a button and closes by Escape or a click elsewhere. */
export function Popover({ trigger, ...rest }: PopoverProps & { trigger: ReactElement<OpenerProps> }) {
  const { asked, opener } = useOpener(PopoverPanel, 'dialog');
  return asked ? <PopoverPanel trigger={trigger} {...rest} /> : cloneElement(trigger, opener);
}
