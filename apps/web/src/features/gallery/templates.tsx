import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { draftStore } from '../../lib/draft-store.ts';
import { useCreateSession } from '../../lib/session-api.ts';
import { draftOfTemplate } from '../../lib/template-draft.ts';
import { TEMPLATES } from '../../lib/templates.data.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TEMPLATE_PICTURES } from '../../lib/template-pictures.ts';

/** A dozen good starts in a row: one press fills in every step of a new ad. */
export function Templates({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useTranslations('templates');
  const row = useRef<HTMLUListElement>(null);
  const create = useCreateSession();
  const start = (template: (typeof TEMPLATES)[number]) =>
    create.mutate(undefined, {
      onSuccess: ({ session_id }) => {
        draftStore.getState().edit(session_id, draftOfTemplate(template, t(`${template.id}.cta`)));
        onStarted(session_id);
      },
    });
  const move = (way: 1 | -1) =>
    row.current?.scrollBy({ left: way * row.current.clientWidth * 0.8, behavior: 'smooth' });
  return (
    <section aria-labelledby="templates-title" className="mt-12">
      <div className="mb-4 flex items-end justify-between gap-4">
        <div>
          <h2 id="templates-title" className="font-semibold text-lg">
            {t('title')}
          </h2>
          <p className="mt-1 max-w-2xl text-muted text-sm">{t('text')}</p>
        </div>
        <div className="flex gap-1 max-sm:hidden">
          <Button size="small" shape="icon" look="quiet" aria-label={t('left')} onClick={() => move(-1)}>
            <ChevronLeft aria-hidden="true" />
          </Button>
          <Button size="small" shape="icon" look="quiet" aria-label={t('right')} onClick={() => move(1)}>
            <ChevronRight aria-hidden="true" />
          </Button>
        </div>
      </div>
      <ul
        ref={row}
        className="-mx-4 flex snap-x gap-4 overflow-x-auto scroll-px-4 px-4 pb-3 [scrollbar-width:thin] sm:-mx-6 sm:scroll-px-6 sm:px-6 lg:-mx-8 lg:scroll-px-8 lg:px-8"
      >
        {TEMPLATES.map((template) => (
          <TemplateCard
            key={template.id}
            template={template}
            busy={create.isPending}
            onPick={() => start(template)}
          />
        ))}
      </ul>
      <ProblemNotice error={create.error} />
    </section>
  );
}

function TemplateCard({
  template,
  busy,
  onPick,
}: {
  template: (typeof TEMPLATES)[number];
  busy: boolean;
  onPick: () => void;
}) {
  const t = useTranslations();
  const { id, finish, clip_duration } = template;
  const title = t(`templates.${id}.title`);
  const about = t('templates.about', {
    ratio: finish.aspect_ratio,
    genre: t(`result.genres.${finish.genre}`),
    seconds: clip_duration,
  });
  return (
    <li className="w-44 shrink-0 snap-start sm:w-52">
      <button
        type="button"
        disabled={busy}
        className="group relative grid w-full gap-2.5 rounded-card text-left"
        onClick={onPick}
        // The row rests on whole cards, so the browser alone leaves the last one half outside.
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(':focus-visible'))
            currentTarget.scrollIntoView({ inline: 'center', block: 'nearest' });
        }}
      >
        <span className="relative block aspect-square overflow-hidden rounded-card border border-line bg-raised transition-colors group-hover:border-line-strong">
          <img
            src={TEMPLATE_PICTURES[id]}
            alt=""
            loading="lazy"
            decoding="async"
            width={480}
            height={480}
            className="size-full object-cover transition-transform duration-500 ease-out-soft group-hover:scale-[1.03]"
          />
          {busy && (
            <span className="absolute inset-0 grid place-items-center bg-scrim opacity-0 group-focus:opacity-100">
              <Spinner className="size-6 text-accent" />
            </span>
          )}
        </span>
        <span className="grid px-0.5">
          <span className="sr-only">{t('templates.use', { name: '' })}</span>
          <span className="font-medium">{title}</span>
          <span className="truncate text-muted text-sm">{about}</span>
        </span>
      </button>
    </li>
  );
}
