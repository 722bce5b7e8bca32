import { useEffect } from 'react';
import type { StrokeAction } from './brush.ts';

/** Control or Command with Z takes a gesture back, with Shift and Z or with Y does it again, wherever the focus is. */
export function useStrokeKeys(on: boolean, act: (action: StrokeAction) => void): void {
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.metaKey || event.ctrlKey) || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      act({ do: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, act]);
}
