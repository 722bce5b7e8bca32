import type { Storyboard } from '@admint/contract';
import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PromptHistory } from './prompt-history.tsx';

/** Why the ad is told as it is, and the files of the plan to take along. */
export function PlanPanel({ board }: { board: Storyboard }) {
  const t = useTranslations('auto');
  const finish = useTranslations('finish');
  const { seconds } = useFormats();
  const { specification, narrative, enhanced_prompt: enhanced, scenes, files } = board;
  if (!specification) return null;
  const total = scenes.reduce((sum, { duration }) => sum + duration, 0);
  const { framework, brand, music, grade } = specification;
  return (
    <>
      <Card title={t(`frameworks.${framework.name}`)}>
        <p className="text-muted text-sm">{framework.reason}</p>
        <Facts
          rows={[
            { name: t('length'), value: t('lengthOf', { count: scenes.length, time: seconds(total) }) },
            { name: t('tone'), value: brand.tone },
            ...(brand.audience ? [{ name: t('audience'), value: brand.audience }] : []),
            { name: t('music'), value: finish(`genres.${music.genre}`) },
            { name: t('grade'), value: t(`grades.${grade.preset}`) },
            {
              name: t('writtenBy'),
              value: specification.written_by === 'rules' ? t('rules') : specification.written_by,
            },
            ...(enhanced
              ? [
                  {
                    name: t('promptScore'),
                    value: `${enhanced.initial_score.toFixed(0)} → ${enhanced.final_score.toFixed(0)}`,
                  },
                ]
              : []),
            ...(narrative ? [{ name: t('storyScore'), value: narrative.score.toFixed(0) }] : []),
          ]}
        />
      </Card>
      <PromptHistory {...board} />
      {narrative && (
        <details className="rounded-card border border-line bg-surface p-5">
          <summary className="cursor-pointer font-semibold">{t('story')}</summary>
          <div className="mt-3 grid gap-3 text-muted text-sm">
            {narrative.overall_story.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <p>{narrative.brand_narrative}</p>
          </div>
        </details>
      )}
      <details className="rounded-card border border-line bg-surface p-5">
        <summary className="cursor-pointer font-semibold">{t('files', { count: files.length })}</summary>
        <ul className="mt-3 grid gap-1.5 text-sm">
          {files.map((name) => (
            <li key={name}>
              <a
                href={`/api/sessions/${board.session_id}/plan/${name}`}
                download={name}
                className="inline-flex items-center gap-2 text-muted hover:text-ink"
              >
                <Download className="size-4" aria-hidden="true" />
                {name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
