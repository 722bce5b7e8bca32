/** Everything that opens over a page, for whoever wants it to be here before it is asked for. */
export { DialogPopup } from './dialog-popup.tsx';
export { MenuPopup } from './menu-popup.tsx';
export { PopoverPanel } from './popover-panel.tsx';
export { SelectList } from './select-list.tsx';
export { ToastList } from './toast-list.tsx';
