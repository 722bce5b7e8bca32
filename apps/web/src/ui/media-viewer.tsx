import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../lib/class-names.ts';
import { Badge } from './badge.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Facts } from './facts.tsx';
import { StarButton } from './star-button.tsx';

/** One of several takes of a place, as its small picture shows it. */
export interface ViewedTake {
  id: string;
  label: string;
  picture: string;
  /** Is it the one that stands in the place? */
  stands: boolean;
}

interface MediaViewerProps {
  open: boolean;
  title: string;
  media: ReactNode;
  facts: { name: string; value: ReactNode }[];
  words: string;
  /** Place in the list, from 0, of how many. */
  at: number;
  count: number;
  selected: boolean;
  starred: boolean;
  takes: readonly ViewedTake[];
  viewedTake: string;
  /** What can be asked for, such as another take. */
  children?: ReactNode;
  onGo: (step: number) => void;
  onTake: (id: string) => void;
  onUseTake: (id: string) => void;
  onToggle: () => void;
  onStar: () => void;
  onClose: () => void;
}

/** One image or clip, large, with its facts and its takes. The arrow keys walk, X selects, F stars, Up and Down change the take. */
export function MediaViewer(props: MediaViewerProps) {
  const t = useTranslations('viewer');
  const stands = props.takes.find(({ id }) => id === props.viewedTake)?.stands ?? true;
  const onKeyDown = (event: KeyboardEvent) => keyed(event, props);
  return (
    <Dialog open={props.open} title={props.title} closeLabel={t('close')} size="wide" onClose={props.onClose}>
      {/* The keys belong to the whole viewer, wherever the focus rests in it. */}
      <div
        role="presentation"
        className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]"
        onKeyDown={onKeyDown}
      >
        <div className="grid content-start gap-3">
          {props.media}
          {props.takes.length > 1 && <Takes {...props} />}
        </div>
        <div className="grid content-start gap-5">
          <div className="flex gap-2">
            <Button
              shape="icon"
              aria-label={t('previous')}
              disabled={props.at <= 0}
              onClick={() => props.onGo(-1)}
            >
              <ChevronLeft aria-hidden="true" />
            </Button>
            <Button
              shape="icon"
              aria-label={t('next')}
              disabled={props.at >= props.count - 1}
              onClick={() => props.onGo(1)}
            >
              <ChevronRight aria-hidden="true" />
            </Button>
            <StarButton label={t('favorite')} starred={props.starred} onToggle={props.onStar} />
            {stands ? (
              <Button
                className="grow"
                look={props.selected ? 'secondary' : 'primary'}
                aria-pressed={props.selected}
                onClick={props.onToggle}
              >
                {props.selected ? t('selected') : t('select')}
              </Button>
            ) : (
              <Button className="grow" look="primary" onClick={() => props.onUseTake(props.viewedTake)}>
                {t('useTake')}
              </Button>
            )}
          </div>
          <Facts rows={props.facts} />
          <p className="max-h-40 overflow-y-auto border-line border-t pt-4 text-muted text-sm">
            {props.words}
          </p>
          {props.children}
        </div>
      </div>
    </Dialog>
  );
}

function Takes({ takes, viewedTake, onTake }: MediaViewerProps) {
  const t = useTranslations('viewer');
  return (
    <ul aria-label={t('takes')} className="flex gap-2 overflow-x-auto p-1">
      {takes.map((take) => (
        <li key={take.id} className="shrink-0">
          <button
            type="button"
            aria-label={take.stands ? t('takeStands', { name: take.label }) : take.label}
            aria-pressed={take.id === viewedTake}
            className={cx(
              'relative block h-16 overflow-hidden rounded-control ring-2',
              take.id === viewedTake ? 'ring-accent' : 'ring-transparent hover:ring-line-strong',
            )}
            onClick={() => onTake(take.id)}
          >
            <img src={take.picture} alt="" className="h-full w-auto" />
            {take.stands && (
              <Badge tone="picture" className="absolute bottom-1 left-1">
                {t('inUse')}
              </Badge>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
const TAKE_STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function keyed(event: KeyboardEvent, props: MediaViewerProps): void {
  const target = event.target as HTMLElement;
  const typing = target.closest('input, textarea, select, [role="slider"], [role="radiogroup"], video');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEPS[event.key];
  if (step !== undefined) props.onGo(step);
  const takeStep = TAKE_STEPS[event.key];
  const at = props.takes.findIndex(({ id }) => id === props.viewedTake);
  const take = takeStep === undefined ? undefined : props.takes[at + takeStep];
  if (take) {
    event.preventDefault();
    props.onTake(take.id);
  }
  if (event.key.toLowerCase() === 'x') props.onToggle();
  if (event.key.toLowerCase() === 'f') props.onStar();
}
