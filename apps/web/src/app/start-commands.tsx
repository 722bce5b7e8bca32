import { useNavigate } from '@tanstack/react-router';
import { Clapperboard, LayoutTemplate, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { draftStore } from '../lib/draft-store.ts';
import { useCreateSession } from '../lib/session-api.ts';
import { draftOfTemplate } from '../lib/template-draft.ts';
import { TEMPLATES } from '../lib/templates.data.ts';
import type { Command } from './command.ts';

/** Ways to begin an ad: step by step, all at once, or, for who types, from a template. */
export function useStartCommands(text: string): Command[] {
  const t = useTranslations();
  const navigate = useNavigate();
  const create = useCreateSession();
  const begin = (then: (id: string) => void) =>
    void create.mutateAsync().then(
      ({ session_id }) => then(session_id),
      () => undefined,
    );
  const toImages = (id: string) => void navigate({ to: '/ads/$id/images', params: { id } });
  const templates = text.length < 2 ? [] : TEMPLATES;
  return [
    {
      id: 'start',
      label: t('palette.start'),
      words: 'create nuevo guided guiado',
      icon: <Plus aria-hidden="true" />,
      run: () => begin(toImages),
    },
    {
      id: 'start whole',
      label: t('palette.startWhole'),
      words: 'automatic storyboard create automatico nuevo guion grafico comparar variations',
      icon: <Clapperboard aria-hidden="true" />,
      run: () => begin((id) => void navigate({ to: '/ads/$id/auto', params: { id } })),
    },
    ...templates.map((template) => ({
      id: `template ${template.id}`,
      label: t('templates.use', { name: t(`templates.${template.id}.title`) }),
      words: 'template plantilla',
      icon: <LayoutTemplate aria-hidden="true" />,
      run: () =>
        begin((id) => {
          draftStore.getState().edit(id, draftOfTemplate(template, t(`templates.${template.id}.cta`)));
          toImages(id);
        }),
    })),
  ];
}
