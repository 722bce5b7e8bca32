import type { Storyboard } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { Badge } from '../../ui/badge.tsx';
import { wordDiff } from './word-diff.ts';

const LOOKS = {
  same: '',
  added: 'rounded-sm bg-accent-soft text-ink no-underline',
  removed: 'text-faint line-through',
};
const TAGS = { same: 'span', added: 'ins', removed: 'del' } as const;

/** How the two prompt agents rewrote the sentence: every version with what changed, its score and what was said of it. */
export function PromptHistory({ prompt, enhanced_prompt: enhanced }: Storyboard) {
  const t = useTranslations('auto');
  const versions = enhanced?.versions ?? [];
  if (!enhanced || versions.length === 0) return null;
  return (
    <details className="rounded-card border border-line bg-surface p-5">
      <summary className="cursor-pointer font-semibold">{t('history')}</summary>
      <ol className="mt-3 grid gap-4 text-sm">
        <li className="grid gap-1">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {t('yourWords')}
            <Badge>{t('points', { score: Math.round(enhanced.initial_score) })}</Badge>
          </p>
          <p className="text-muted">{prompt}</p>
        </li>
        {versions.map(({ round, text, written_by, score, critique }, i) => (
          <li key={round} className="grid gap-1">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {t('round', { number: round, writer: written_by === 'rules' ? t('rules') : written_by })}
              {score !== null && <Badge tone="accent">{t('points', { score: Math.round(score) })}</Badge>}
              {text === enhanced.text && <Badge>{t('used')}</Badge>}
            </p>
            <p className="text-muted">
              {wordDiff(versions[i - 1]?.text ?? prompt, text).map((part, at) => {
                const Tag = TAGS[part.kind];
                return (
                  // A version does not change: the place of a stretch is its name.
                  // oxlint-disable-next-line react/no-array-index-key
                  <span key={at}>
                    <Tag className={LOOKS[part.kind]}>{part.text}</Tag>{' '}
                  </span>
                );
              })}
            </p>
            {critique && <p className="text-faint italic">{critique}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
