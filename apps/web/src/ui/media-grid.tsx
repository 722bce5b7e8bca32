import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { cx } from '../lib/class-names.ts';
import type { SelectionAction } from '../lib/selection.ts';
import { Tick } from './tick.tsx';

const RATIOS = { square: 'aspect-square', wide: 'aspect-video' };
const COLUMNS = {
  square: 'grid-cols-2 sm:grid-cols-3 2xl:grid-cols-4',
  wide: 'grid-cols-1 sm:grid-cols-2 2xl:grid-cols-3',
};

/** A place of the grid. */
export type MediaSlot<T> =
  | { kind: 'item'; item: T; busy?: boolean }
  | { kind: 'pending' | 'failed'; key: string; content: ReactNode };

interface MediaGridProps<T extends { id: string }> {
  label: string;
  /** Finished pictures and, in the place and the shape they will have, those still being made. */
  slots: readonly MediaSlot<T>[];
  ratio: keyof typeof RATIOS;
  selected: readonly string[];
  disabled?: boolean;
  openLabel: (item: T) => string;
  selectLabel: (item: T) => string;
  /** The picture itself; `active` while the focus is on its tile. */
  picture: (item: T, active: boolean) => ReactNode;
  badges: (item: T) => ReactNode;
  caption: (item: T) => ReactNode;
  /** What lies on the picture's upper left. */
  corner?: (item: T) => ReactNode;
  /** A letter pressed on a tile, in lower case. */
  onKey?: (key: string, item: T) => void;
  onSelect: (action: SelectionAction) => void;
  onOpen: (item: T) => void;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Pictures to look at and to tick: click opens, the box or Space selects, Shift extends, Ctrl+A takes all. */
export function MediaGrid<T extends { id: string }>(props: MediaGridProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && !props.disabled) {
      event.preventDefault();
      props.onSelect({ kind: 'all' });
      return;
    }
    const target = event.target instanceof HTMLElement ? event.target.dataset.tile : undefined;
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === ' ' || event.key.toLowerCase() === 'x') && !props.disabled) {
      event.preventDefault();
      props.onSelect({ kind: event.shiftKey ? 'range' : 'toggle', id: target });
    }
    const item = props.slots.find((slot) => slot.kind === 'item' && slot.item.id === target);
    if (item?.kind === 'item' && /^[a-z]$/i.test(event.key))
      props.onKey?.(event.key.toLowerCase(), item.item);
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      moveFocus(list.current, target, step);
    }
  };

  return (
    <ul ref={list} aria-label={props.label} className={cx('grid gap-3 sm:gap-4', COLUMNS[props.ratio])}>
      {props.slots.map((slot) => {
        if (slot.kind !== 'item')
          return (
            <WaitingTile
              key={slot.key}
              ratio={props.ratio}
              content={slot.content}
              failed={slot.kind === 'failed'}
            />
          );
        const { item, busy = false } = slot;
        const chosen = props.selected.includes(item.id);
        return (
          <li key={item.id} className="group grid animate-appear content-start gap-2">
            <div
              className={cx(
                'relative overflow-hidden rounded-card bg-raised ring-2 transition-shadow duration-150',
                RATIOS[props.ratio],
                chosen ? 'ring-accent' : 'ring-transparent hover:ring-line-strong',
              )}
            >
              <button
                type="button"
                data-tile={item.id}
                aria-label={props.openLabel(item)}
                className="absolute inset-0 cursor-zoom-in! overflow-hidden rounded-card focus-visible:outline-offset-[-3px]"
                onClick={() => props.onOpen(item)}
                onFocus={() => setFocused(item.id)}
                onBlur={() => setFocused(null)}
                onKeyDown={onKeyDown}
                // A button also clicks when Space comes up; here Space has already selected.
                onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
              >
                {props.picture(item, focused === item.id)}
                {busy && <span aria-hidden="true" className="sheen absolute inset-0 bg-scrim/60" />}
              </button>
              {props.corner && (
                <div className="absolute top-1.5 left-1.5 flex gap-1">{props.corner(item)}</div>
              )}
              <Tick
                label={props.selectLabel(item)}
                checked={chosen}
                disabled={props.disabled ?? false}
                className="absolute top-1 right-1"
                onToggle={(extend) => props.onSelect({ kind: extend ? 'range' : 'toggle', id: item.id })}
              />
              <div className="pointer-events-none absolute right-2 bottom-2 left-2 flex flex-wrap items-end justify-end gap-1.5">
                {props.badges(item)}
              </div>
            </div>
            <div className="flex items-baseline justify-between gap-2 px-0.5 text-sm">
              {props.caption(item)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function WaitingTile({
  ratio,
  content,
  failed,
}: {
  ratio: keyof typeof RATIOS;
  content: ReactNode;
  failed: boolean;
}) {
  return (
    <li aria-hidden={!failed} className="grid content-start gap-2">
      <div
        className={cx(
          'relative overflow-hidden rounded-card border bg-surface',
          failed ? 'border-danger/40 border-dashed' : 'sheen border-line',
          RATIOS[ratio],
        )}
      >
        {content}
      </div>
      <div className="h-5.5" />
    </li>
  );
}

function moveFocus(list: HTMLElement | null, from: string, step: number): void {
  const tiles = [...(list?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])];
  const at = tiles.findIndex((tile) => tile.dataset.tile === from);
  tiles[Math.min(tiles.length - 1, Math.max(0, at + step))]?.focus();
}
