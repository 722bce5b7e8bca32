import type { FinalVideo, GenerationDetails } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';

/** What the file is, and what it was asked to be. */
export function VideoFacts({ video, file }: { video: GenerationDetails; file: FinalVideo }) {
  const t = useTranslations('result');
  const { seconds, megabytes, money } = useFormats();
  const settings = video.settings;
  return (
    <>
      <Card title={t('facts')}>
        <Facts
          rows={[
            { name: t('duration'), value: seconds(file.duration) },
            { name: t('resolution'), value: file.resolution.replace('x', ' × ') },
            { name: t('rate'), value: `${Math.round(file.fps)} fps` },
            { name: t('size'), value: megabytes(file.file_size_mb) },
            { name: t('total'), value: money(video.cost) },
          ]}
        />
      </Card>
      {settings && (
        <Card title={t('settings')}>
          <Facts
            rows={[
              { name: t('productName'), value: <bdi>{settings.text_overlay.product_name || '–'}</bdi> },
              { name: t('cta'), value: <bdi>{settings.text_overlay.cta || '–'}</bdi> },
              { name: t('font'), value: settings.text_overlay.font.replace('-', ' ') },
              {
                name: t('color'),
                value: (
                  <span className="inline-flex items-center gap-2">
                    <span
                      className="size-4 rounded-full border border-line-strong"
                      style={{ background: settings.text_overlay.color }}
                    />
                    {settings.text_overlay.color}
                  </span>
                ),
              },
              {
                name: t('music'),
                value: settings.audio.enabled ? t(`genres.${settings.audio.genre}`) : t('noMusic'),
              },
              { name: t('ratio'), value: settings.aspect_ratio },
            ]}
          />
        </Card>
      )}
    </>
  );
}
