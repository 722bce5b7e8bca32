import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { CornerDownLeft, Search } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { openOverlay, useShell } from '../lib/shell-store.ts';
import type { Command } from './command.ts';
import { useCommands } from './commands.tsx';

interface Group {
  value: string;
  items: Command[];
}

/** Everything one can go to and do, by typing a part of its name. */
export function CommandPalette() {
  const t = useTranslations('palette');
  const open = useShell(({ overlay }) => overlay === 'palette');
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && openOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim backdrop-blur-sm transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label={t('title')}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[76dvh] w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-lift outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
        >
          <Palette />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette() {
  const t = useTranslations('palette');
  const [text, setText] = useState('');
  const groups = useCommands(useDeferredValue(text.trim()));
  const run = (command: Command) => {
    openOverlay(null);
    command.run();
  };
  return (
    <Autocomplete.Root
      open
      inline
      autoHighlight="always"
      keepHighlight
      items={groups}
      value={text}
      onValueChange={setText}
      itemToStringValue={(command: Command) => command.label}
      // The videos were found by the server, by more than their names.
      filter={(command: Command, query) => command.found === true || matches(command, query)}
    >
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search className="size-5 shrink-0 text-faint" aria-hidden="true" />
        <Autocomplete.Input
          aria-label={t('title')}
          placeholder={t('hint')}
          className="h-14 w-full bg-transparent text-lg placeholder:text-faint focus:outline-none focus-visible:outline-none"
        />
        <Dialog.Close className="rounded-md border border-line px-1.5 py-0.5 text-muted text-xs hover:text-ink">
          <span aria-hidden="true">Esc</span>
          <span className="sr-only">{t('close')}</span>
        </Dialog.Close>
      </div>
      <Autocomplete.Empty>
        <p className="px-4 py-10 text-center text-muted empty:hidden">{t('nothing')}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-2 scroll-py-2 data-empty:p-0">
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-2">
            <Autocomplete.GroupLabel className="eyebrow px-3 py-1.5">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => (
                <Autocomplete.Item
                  key={command.id}
                  value={command}
                  onClick={() => run(command)}
                  className="group flex min-h-11 cursor-default items-center gap-3 rounded-control px-3 outline-none data-highlighted:bg-hover [&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:text-muted"
                >
                  {command.icon}
                  <bdi className="min-w-0 grow truncate">{command.label}</bdi>
                  {command.note && <span className="shrink-0 text-muted text-sm">{command.note}</span>}
                  <CornerDownLeft
                    className="opacity-0 group-data-highlighted:opacity-100 max-sm:hidden"
                    aria-hidden="true"
                  />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <div className="flex gap-5 border-line border-t px-4 py-2.5 text-muted text-xs max-sm:hidden">
        <Hint keys="↑ ↓">{t('move')}</Hint>
        <Hint keys="↵">{t('enter')}</Hint>
      </div>
    </Autocomplete.Root>
  );
}

function Hint({ keys, children }: { keys: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <kbd className="rounded border border-line px-1 font-sans">{keys}</kbd>
      {children}
    </span>
  );
}

/** Every typed word is somewhere in the name or its other names, accents aside. */
export function matches(command: Pick<Command, 'label' | 'words'>, query: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain(`${command.label} ${command.words ?? ''}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => name.includes(word));
}
