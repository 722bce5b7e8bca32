import { EllipsisVertical } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { onDemand, useOpener } from '../../ui/on-demand.tsx';
import type { VideoCardProps } from './card-menu.tsx';

const CardMenu = onDemand(() => import('./card-menu.tsx').then((menu) => menu.CardMenu));

interface CardActionsProps extends VideoCardProps {
  name: string;
  onRename: () => void;
}

/** A menu for each of thousands of cards would be most of the work of scrolling: it is made when it is wanted. */
export function CardActions({ name, ...rest }: CardActionsProps) {
  const t = useTranslations('videos');
  const { asked, opener } = useOpener(CardMenu, 'menu');
  const button = (
    <button
      type="button"
      aria-label={t('actions', { name })}
      className="relative grid size-8 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink"
      {...(!asked && opener)}
    >
      <EllipsisVertical className="size-4" aria-hidden="true" />
    </button>
  );
  return asked ? <CardMenu trigger={button} {...rest} /> : button;
}
