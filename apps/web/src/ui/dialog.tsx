import { useState } from 'react';
import type { DialogProps } from './dialog-popup.tsx';
import { onDemand } from './on-demand.tsx';

/** Comes when a dialog is first wanted. */
const DialogPopup = onDemand(() => import('./dialog-popup.tsx').then((popup) => popup.DialogPopup));

/** A modal over the page, made when it first opens; focus stays inside and returns to where it came from. */
export function Dialog(props: DialogProps) {
  const [asked, setAsked] = useState(props.open);
  if (props.open && !asked) setAsked(true);
  return asked && <DialogPopup {...props} />;
}
