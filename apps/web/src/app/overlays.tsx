import { CommandPalette } from './command-palette.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';

/** What lies over any page; loaded when it is first asked for. */
export function Overlays() {
  return (
    <>
      <CommandPalette />
      <ShortcutSheet />
    </>
  );
}
