import { cloneElement } from 'react';
import type { MenuProps } from './menu-entry.ts';
import { onDemand, useOpener } from './on-demand.tsx';

/** Comes when a menu is first wanted. */
const MenuPopup = onDemand(() => import('./menu-popup.tsx').then((popup) => popup.MenuPopup));

/** A list of actions under a button; made when it is first opened. */
export function Menu({ trigger, ...rest }: MenuProps) {
  const { asked, opener } = useOpener(MenuPopup, 'menu');
  return asked ? <MenuPopup trigger={trigger} {...rest} /> : cloneElement(trigger, opener);
}
