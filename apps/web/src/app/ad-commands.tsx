import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Clapperboard, ReceiptText, Waypoints } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { isOpen, STEPS } from '../lib/flow.ts';
import { sessionQuery } from '../lib/session-api.ts';
import type { Command } from './command.ts';
import { STEP_PATHS } from './step-trail.tsx';

/** Where one can go in the ad whose page is open: its steps as far as they are, and its receipts. */
export function useAdCommands(): Command[] {
  const t = useTranslations();
  const navigate = useNavigate();
  const id = useRouterState({
    select: ({ matches }) => /^\/ads\/([^/]+)/.exec(matches.at(-1)?.pathname ?? '')?.[1] ?? '',
  });
  // The page has read it already.
  const { data: ad } = useQuery({
    ...sessionQuery(id),
    enabled: id !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!ad) return [];
  return [
    ...(ad.mode === 'auto'
      ? [
          {
            id: 'step auto',
            label: t('steps.auto'),
            words: 'storyboard automatic automatico',
            icon: <Clapperboard aria-hidden="true" />,
            run: () => void navigate({ to: '/ads/$id/auto', params: { id } }),
          },
        ]
      : []),
    ...STEPS.filter((step) => isOpen(step, ad)).map((step) => ({
      id: `step ${step}`,
      label: t(`steps.${step}`),
      words: 'step paso',
      icon: <Waypoints aria-hidden="true" />,
      run: () => void navigate({ to: STEP_PATHS[step], params: { id } }),
    })),
    {
      id: 'ad receipts',
      label: t('palette.adReceipts'),
      words: 'budget costs presupuesto costes',
      icon: <ReceiptText aria-hidden="true" />,
      run: () => void navigate({ to: '/receipts', search: { session_id: id } }),
    },
  ];
}
