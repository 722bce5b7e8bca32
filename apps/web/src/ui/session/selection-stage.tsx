import type { SessionResponse } from '@admint/contract';
import type { UseMutationResult } from '@tanstack/react-query';
import { ArrowRight, Layers } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { slotOf, type Place, type Take } from '../../lib/takes.ts';
import { useChooseTake, useFavorite } from '../../lib/takes-api.ts';
import type { useTicks } from '../../lib/use-ticks.ts';
import { ActionBar } from '../action-bar.tsx';
import { Badge } from '../badge.tsx';
import { Button } from '../button.tsx';
import { MediaGrid, type MediaSlot } from '../media-grid.tsx';
import { MediaViewer } from '../media-viewer.tsx';
import { StarButton } from '../star-button.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { StaleBadge } from './stale-badge.tsx';

/** What a stage shows and lets choose: an image or a clip. */
export interface StageItem extends Take {
  favorite?: boolean | undefined;
  stale: string | null;
  prompt: string;
  model: string;
  instead_of?: string | undefined;
}

interface SelectionStageProps<T extends StageItem> {
  session: SessionResponse;
  ratio: 'square' | 'wide';
  slots: readonly MediaSlot<T>[];
  places: readonly Place<T>[];
  ticks: ReturnType<typeof useTicks<T>>;
  /** At least this many have to be chosen before it goes on. */
  least: number;
  save: UseMutationResult<unknown, Error, string[]>;
  words: {
    grid: string;
    bar: string;
    open: (name: string) => string;
    select: (name: string) => string;
    selected: (now: number, of: number) => string;
    least: string;
    toBoard: string;
  };
  nameOf: (item: T) => string;
  picture: (item: T, active: boolean) => ReactNode;
  badges: (item: T) => ReactNode;
  caption: (item: T) => ReactNode;
  /** For the viewer: the large picture, the small one of its takes, the facts, and what can be asked for. */
  large: (item: T) => ReactNode;
  small: (item: T) => string;
  facts: (item: T) => { name: string; value: ReactNode }[];
  retake: (item: T) => ReactNode;
  onSaved: () => void;
}

/** Images or clips to look at, compare, star, make again and choose; the strip at the foot says how many are chosen. */
export function SelectionStage<T extends StageItem>(props: SelectionStageProps<T>) {
  const { session, ticks, places, nameOf } = props;
  const t = useTranslations('viewer');
  const [opened, setOpened] = useState<string | null>(null);
  const favorite = useFavorite(session.id);
  const items = props.slots.flatMap((slot) => (slot.kind === 'item' ? slot.item : []));
  const shown = items.map(({ id }) => id);
  const star = (item: T) => favorite.mutate({ asset_id: item.id, favorite: !item.favorite });
  const takesOf = (item: T) => places.find(({ slot }) => slot === slotOf(item))?.takes ?? [item];

  return (
    <>
      <ProblemNotice error={favorite.error} />
      <MediaGrid
        label={props.words.grid}
        ratio={props.ratio}
        selected={ticks.chosen}
        slots={props.slots}
        openLabel={(item) => props.words.open(nameOf(item))}
        selectLabel={(item) => props.words.select(nameOf(item))}
        picture={props.picture}
        corner={(item) => (
          <StarButton
            look="picture"
            label={t('favoriteOf', { name: nameOf(item) })}
            starred={item.favorite === true}
            onToggle={() => star(item)}
          />
        )}
        badges={(item) => (
          <>
            <StaleBadge cause={item.stale} />
            {takesOf(item).length > 1 && (
              <Badge tone="picture">
                <Layers className="size-3.5" aria-hidden="true" />
                {t('takeCount', { count: takesOf(item).length })}
              </Badge>
            )}
            {item.instead_of && (
              <Badge tone="warn" title={t('insteadTitle', { model: item.model, other: item.instead_of })}>
                {t('insteadOf', { other: item.instead_of })}
              </Badge>
            )}
            {props.badges(item)}
          </>
        )}
        caption={props.caption}
        onSelect={(action) => ticks.onSelect(action, shown)}
        onOpen={(item) => setOpened(item.id)}
        onKey={(key, item) => {
          if (key === 'f') star(item);
          if (key === 'r') setOpened(item.id);
        }}
      />
      <StageViewer {...props} opened={opened} items={items} onOpen={setOpened} onStar={star} />
      {items.length > 0 && <StageBar {...props} count={items.length} />}
    </>
  );
}

interface StageViewerProps<T extends StageItem> extends SelectionStageProps<T> {
  opened: string | null;
  items: readonly T[];
  onOpen: (id: string | null) => void;
  onStar: (item: T) => void;
}

function StageViewer<T extends StageItem>(props: StageViewerProps<T>) {
  const { session, items, places, opened, ticks } = props;
  const t = useTranslations('viewer');
  const choose = useChooseTake(session.id);
  const place = places.find(
    ({ current, takes }) => current.id === opened || takes.some(({ id }) => id === opened),
  );
  const item = place?.takes.find(({ id }) => id === opened);
  const at = items.findIndex(({ id }) => id === place?.current.id);
  useNewestTake(place?.takes, props.onOpen);
  const select = (id: string) =>
    ticks.onSelect(
      { kind: 'toggle', id },
      items.map((one) => one.id),
    );
  const takeTo = (id: string) => {
    const take = place?.takes.find((one) => one.id === id);
    if (!take) return;
    ticks.follow(take);
    choose.mutate(id);
  };
  const insteadFact = ({ instead_of }: T) =>
    instead_of ? [{ name: t('insteadName'), value: instead_of }] : [];
  return (
    <MediaViewer
      open={item !== undefined}
      title={item ? props.nameOf(place?.current ?? item) : ''}
      media={item && props.large(item)}
      facts={item ? [...props.facts(item), ...insteadFact(item)] : []}
      words={item?.prompt ?? ''}
      at={at}
      count={items.length}
      selected={item !== undefined && ticks.chosen.includes(item.id)}
      starred={item?.favorite === true}
      takes={(place?.takes ?? []).map((take, index) => ({
        id: take.id,
        label: t('take', { number: index + 1 }),
        picture: props.small(take),
        stands: take.id === place?.current.id,
      }))}
      viewedTake={opened ?? ''}
      onGo={(step) => {
        const next = items[at + step];
        if (next) props.onOpen(next.id);
      }}
      onTake={props.onOpen}
      onUseTake={takeTo}
      onToggle={() => item && item.id === place?.current.id && select(item.id)}
      onStar={() => item && props.onStar(item)}
      onClose={() => props.onOpen(null)}
    >
      <ProblemNotice error={choose.error} />
      {item && <div key={item.id}>{props.retake(item)}</div>}
    </MediaViewer>
  );
}

/** A take that arrives while its place is looked at is shown at once. */
function useNewestTake(takes: readonly Take[] | undefined, onOpen: (id: string) => void): void {
  const count = takes?.length ?? 0;
  const newest = takes?.at(-1);
  const known = useRef({ slot: '', count: 0 });
  useEffect(() => {
    if (!newest) return;
    const slot = slotOf(newest);
    const grown = known.current.slot === slot && count > known.current.count;
    known.current = { slot, count };
    if (grown) onOpen(newest.id);
  }, [newest, count, onOpen]);
}

function StageBar<T extends StageItem>(props: SelectionStageProps<T> & { count: number }) {
  const { ticks, save, words, session } = props;
  const t = useTranslations('viewer');
  const { money } = useFormats();
  const now = ticks.chosen.length;
  const saveBoard = () =>
    save.mutate(ticks.chosen, {
      onSuccess: () => {
        ticks.saved();
        props.onSaved();
      },
    });
  return (
    <ActionBar
      label={words.bar}
      action={
        <Button look="primary" disabled={now < props.least} busy={save.isPending} onClick={saveBoard}>
          {words.toBoard}
          <ArrowRight aria-hidden="true" />
        </Button>
      }
    >
      <p aria-live="polite" className="font-medium">
        {words.selected(now, props.count)}
      </p>
      <p className="tabular text-muted text-sm">
        {now < props.least ? words.least : t('cost', { price: money(session.total_cost) })}
      </p>
      {save.error && <ProblemNotice error={save.error} />}
    </ActionBar>
  );
}
