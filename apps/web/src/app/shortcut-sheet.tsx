import { useTranslations } from 'use-intl';
import { openOverlay, useHabits, useShell } from '../lib/shell-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/switch.tsx';

const mac = /mac|iphone|ipad/i.test(navigator.platform);
/** The key for commands, as this machine's keyboard names it. */
const COMMAND_KEY = mac ? '⌘' : 'Ctrl';

const SHEET = {
  everywhere: [
    ['palette', [`${COMMAND_KEY} K`]],
    ['sheet', ['?']],
    ['find', ['/']],
    ['escape', ['Esc']],
  ],
  pictures: [
    ['select', ['Space', 'X']],
    ['range', ['Shift Space']],
    ['all', [`${COMMAND_KEY} A`]],
    ['neighbour', ['←', '→']],
  ],
  board: [
    ['lift', ['Space']],
    ['carry', ['←', '→', '↑', '↓']],
  ],
  gallery: [
    ['neighbour', ['←', '→', '↑', '↓']],
    ['rename', ['F2']],
    ['remove', ['Del']],
  ],
  player: [
    ['play', ['Space', 'K']],
    ['jump', ['←', '→']],
    ['mute', ['M']],
    ['full', ['F']],
    ['tenths', ['0 – 9']],
  ],
} as const;

/** Every shortcut on one sheet, and the switch for those without Ctrl. */
export function ShortcutSheet() {
  const t = useTranslations('shortcuts');
  const open = useShell(({ overlay }) => overlay === 'shortcuts');
  const { singleKeys, change } = useHabits();
  return (
    <Dialog
      open={open}
      size="wide"
      title={t('title')}
      closeLabel={t('close')}
      onClose={() => openOverlay(null)}
    >
      <div className="grid gap-x-10 gap-y-7 sm:grid-cols-2">
        {Object.entries(SHEET).map(([group, rows]) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`} className="eyebrow mb-2">
              {t(`groups.${group as keyof typeof SHEET}`)}
            </h3>
            <dl className="grid gap-1.5 text-sm">
              {rows.map(([name, keys]) => (
                <div key={name} className="flex min-h-8 items-center justify-between gap-4">
                  <dt>{t(name)}</dt>
                  <dd className="flex shrink-0 gap-1.5">
                    {keys.map((key) => (
                      <kbd
                        key={key}
                        className="rounded-md border border-line-strong bg-raised px-1.5 py-0.5 font-sans text-xs"
                      >
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-6 border-line border-t pt-4">
        <Switch label={t('single')} checked={singleKeys} onChange={(on) => change({ singleKeys: on })} />
      </div>
    </Dialog>
  );
}
