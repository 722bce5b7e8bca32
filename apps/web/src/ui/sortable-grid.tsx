import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { EllipsisVertical, GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../lib/class-names.ts';
import { type Move, moved, movedTo } from '../lib/reorder.ts';
import { buttonClass } from './button.tsx';
import { Menu } from './menu.tsx';
import type { MenuEntry } from './menu-entry.ts';

interface SortableGridProps<T extends { id: string }> {
  label: string;
  items: readonly T[];
  columns: string;
  name: (item: T) => string;
  /** The tile's picture and words, given its place from 1. */
  children: (item: T, place: number) => ReactNode;
  onOrder: (ids: string[]) => void;
  /** Left out, nothing can be removed. */
  onRemove?: ((id: string) => void) | undefined;
}

const DRAG_THRESHOLD_PX = 3;

/** A board to put in order by drag, by keyboard (Space lifts, arrows move, Space drops) or by its menu. */
export function SortableGrid<T extends { id: string }>(props: SortableGridProps<T>) {
  const t = useTranslations('board');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_THRESHOLD_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = props.items.map(({ id }) => id);
  const nameOf = (id: unknown) => {
    const item = props.items.find((one) => one.id === id);
    return item ? props.name(item) : '';
  };
  const placeOf = (id: unknown) => ids.indexOf(String(id)) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      t('lifted', { name: nameOf(active.id), place: placeOf(active.id), total: ids.length }),
    onDragOver: ({ active, over }) =>
      over ? t('over', { name: nameOf(active.id), place: placeOf(over.id), total: ids.length }) : undefined,
    onDragEnd: ({ active, over }) =>
      t('dropped', { name: nameOf(active.id), place: placeOf(over?.id ?? active.id), total: ids.length }),
    onDragCancel: ({ active }) => t('cancelled', { name: nameOf(active.id) }),
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id)
      props.onOrder(movedTo(ids, String(active.id), ids.indexOf(String(over.id))));
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('instructions') } }}
    >
      <SortableContext items={ids} strategy={rectSortingStrategy}>
        <ol aria-label={props.label} className={cx('grid gap-4', props.columns)}>
          {props.items.map((item, index) => (
            <SortableTile
              key={item.id}
              id={item.id}
              name={props.name(item)}
              place={index + 1}
              total={ids.length}
              onMove={(move) => props.onOrder(moved(ids, item.id, move))}
              onRemove={props.onRemove && (() => props.onRemove?.(item.id))}
            >
              {props.children(item, index + 1)}
            </SortableTile>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

interface TileProps {
  id: string;
  name: string;
  place: number;
  total: number;
  children: ReactNode;
  onMove: (move: Move) => void;
  onRemove: (() => void) | undefined;
}

function SortableTile({ id, name, place, total, children, onMove, onRemove }: TileProps) {
  const t = useTranslations('board');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id });
  const entry = (label: string, move: Move, disabled: boolean): MenuEntry => ({
    label,
    disabled,
    onPick: () => onMove(move),
  });
  const first = place === 1;
  const last = place === total;
  const handle = cx(
    buttonClass({ look: 'quiet', size: 'small', shape: 'icon' }),
    'bg-on-picture text-ink backdrop-blur-sm',
  );
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Transform.toString(transform), transition }}
      className={cx(
        'relative overflow-hidden rounded-card border border-line bg-surface transition-shadow',
        isDragging && 'z-10 shadow-lift ring-2 ring-accent',
      )}
    >
      {children}
      <div className="absolute top-2 right-2 flex gap-1.5">
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={t('drag', { name })}
          className={cx(handle, 'cursor-grab! touch-none active:cursor-grabbing!')}
        >
          <GripVertical aria-hidden="true" />
        </button>
        <Menu
          trigger={
            <button type="button" aria-label={t('move', { name })} className={handle}>
              <EllipsisVertical aria-hidden="true" />
            </button>
          }
          groups={[
            {
              entries: [
                entry(t('first'), 'first', first),
                entry(t('earlier'), 'earlier', first),
                entry(t('later'), 'later', last),
                entry(t('last'), 'last', last),
              ],
            },
            ...(onRemove ? [{ entries: [{ label: t('remove'), danger: true, onPick: onRemove }] }] : []),
          ]}
        />
      </div>
    </li>
  );
}
