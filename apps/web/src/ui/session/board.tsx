import type { UseMutationResult } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOnline } from '../../lib/use-now.ts';
import { ActionBar } from '../action-bar.tsx';
import { Button } from '../button.tsx';
import { SortableGrid } from '../sortable-grid.tsx';
import { say } from '../toasts.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface BoardProps<T extends { id: string }> {
  label: string;
  barLabel: string;
  items: readonly T[];
  columns: string;
  /** As few may stay on the board. */
  least: number;
  nameOf: (item: T) => string;
  save: UseMutationResult<unknown, Error, string[]>;
  /** Says how much is on the board. */
  sum: string;
  back: { label: string; icon: ReactNode; go: () => void };
  next: { label: string; go: () => void };
  /** The tile's picture and words, given its place from 1. */
  children: (item: T, place: number) => ReactNode;
}

/** Chosen images or clips, to put in order or to take off again; every change is saved as it is made and can be undone. */
export function Board<T extends { id: string }>(props: BoardProps<T>) {
  const { items, save, nameOf, least, back, next } = props;
  const t = useTranslations('board');
  const online = useOnline();
  const order = items.map(({ id }) => id);
  const remove = (id: string) => {
    const item = items.find((one) => one.id === id);
    save.mutate(order.filter((one) => one !== id));
    if (item)
      say({
        title: t('removed', { name: nameOf(item) }),
        action: { label: t('undo'), run: () => save.mutate(order) },
      });
  };
  return (
    <>
      <ProblemNotice error={save.error} />
      <SortableGrid
        label={props.label}
        items={items}
        columns={props.columns}
        name={nameOf}
        onOrder={(ids) => save.mutate(ids)}
        onRemove={order.length > least ? remove : undefined}
      >
        {props.children}
      </SortableGrid>
      <ActionBar
        label={props.barLabel}
        action={
          <>
            <Button onClick={back.go}>
              {back.icon}
              {back.label}
            </Button>
            <Button look="primary" disabled={order.length < least} onClick={next.go}>
              {next.label}
              <ArrowRight aria-hidden="true" />
            </Button>
          </>
        }
      >
        <p className="font-medium">{props.sum}</p>
        <p className="text-muted text-sm" aria-live="polite">
          {save.isPending ? t(online ? 'saving' : 'waiting') : save.isError ? t('notSaved') : t('saved')}
        </p>
      </ActionBar>
    </>
  );
}
