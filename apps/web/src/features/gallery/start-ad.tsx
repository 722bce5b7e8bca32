import { PROMPT_LIMITS } from '@admint/contract';
import { ArrowRight, Clapperboard } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { draftStore } from '../../lib/draft-store.ts';
import { useCreateSession } from '../../lib/session-api.ts';
import { Button } from '../../ui/button.tsx';
import { ExampleChip } from '../../ui/chips.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';

const { product: PRODUCT, whole: WHOLE } = PROMPT_LIMITS;
const EXAMPLES = ['shoes', 'watch', 'serum', 'mug'] as const;

/** The large line on the home page: a sentence in, a new ad out. Nothing is spent here. */
export function StartAd({ onStarted }: { onStarted: (id: string, whole: boolean) => void }) {
  const t = useTranslations('dashboard');
  const [sentence, setSentence] = useState('');
  const create = useCreateSession();
  const tooLong = sentence.length > PRODUCT.most;
  const far = sentence.length > WHOLE.most;

  const start = async (event: FormEvent, whole: boolean) => {
    event.preventDefault();
    const { session_id: id } = await create.mutateAsync();
    const kept = sentence.trim();
    // The form that opens says itself what is still missing.
    if (kept) draftStore.getState().edit(id, { product_prompt: kept });
    onStarted(id, whole);
  };

  return (
    <section aria-labelledby="start-title">
      <h1 id="start-title" className="max-w-3xl text-balance font-semibold text-3xl sm:text-[2.5rem]">
        {t('title')}
      </h1>
      <form
        className="mt-6 flex flex-col gap-3 rounded-card border border-line bg-surface p-3 transition-colors focus-within:border-accent sm:flex-row sm:items-center sm:pl-5"
        onSubmit={(event) => void start(event, false).catch(() => undefined)}
      >
        <input
          aria-label={t('sentence')}
          aria-invalid={tooLong || undefined}
          placeholder={t('placeholder')}
          value={sentence}
          onChange={(event) => setSentence(event.target.value)}
          className="h-12 min-w-0 grow bg-transparent px-2 text-lg placeholder:text-faint focus:outline-none sm:px-0"
        />
        {tooLong && (
          <span role="alert" className="tabular text-danger text-sm">
            {sentence.length} / {(far ? WHOLE : PRODUCT).most}
          </span>
        )}
        <Button
          size="large"
          busy={create.isPending}
          disabled={far}
          onClick={(event) => void start(event, true).catch(() => undefined)}
        >
          <Clapperboard aria-hidden="true" />
          {t('whole')}
        </Button>
        <Button type="submit" look="primary" size="large" busy={create.isPending} disabled={tooLong}>
          {t('start')}
          <ArrowRight aria-hidden="true" />
        </Button>
      </form>
      <div className="mt-3 flex flex-wrap gap-2">
        {EXAMPLES.map((example) => (
          <ExampleChip key={example} text={t(`examples.${example}`)} onPick={setSentence} />
        ))}
      </div>
      {create.error && (
        <div className="mt-4">
          <ProblemNotice error={create.error} paid />
        </div>
      )}
    </section>
  );
}
