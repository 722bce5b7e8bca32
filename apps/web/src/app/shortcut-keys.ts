import { useEffect } from 'react';
import { habitStore, openOverlay } from '../lib/shell-store.ts';

/** Is the person typing text, so that keys are letters? */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !/^(checkbox|radio|range|button|submit|file)$/.test(target.type)
  );
}

/** What a key press asks of the whole page; null when it belongs to something else. */
export function globalKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'defaultPrevented'>,
  singleKeys: boolean,
): 'palette' | 'shortcuts' | 'find' | null {
  if (event.defaultPrevented || event.altKey) return null;
  const command = event.ctrlKey || event.metaKey;
  if (command) return event.key.toLowerCase() === 'k' ? 'palette' : null;
  if (!singleKeys || isTyping(event.target)) return null;
  if (event.key === '?') return 'shortcuts';
  return event.key === '/' ? 'find' : null;
}

/** Keys that work on every page: Ctrl or Cmd K, ? and /. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const asked = globalKey(event, habitStore.getState().singleKeys);
      if (!asked) return;
      event.preventDefault();
      if (asked !== 'find') return openOverlay(asked);
      const field = document.querySelector<HTMLElement>('[aria-keyshortcuts="/"]');
      if (field) field.focus();
      else openOverlay('palette');
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
