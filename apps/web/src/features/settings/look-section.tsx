import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Locale, readTheme, saveTheme, type Theme, useLocaleChoice } from '../../lib/preferences.ts';
import { Card } from '../../ui/card.tsx';
import { Segments } from '../../ui/segments.tsx';

const THEMES: Theme[] = ['dark', 'light', 'system'];
const LANGUAGES: { value: Locale; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
];

/** How the studio looks and which language it speaks, in this browser. */
export function LookSection() {
  const t = useTranslations('settings');
  const shell = useTranslations('shell');
  const { locale, setLocale } = useLocaleChoice();
  const [theme, setTheme] = useState(readTheme);
  return (
    <Card title={t('look.title')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Segments
          label={shell('theme')}
          options={THEMES.map((value) => ({ value, label: t(`look.${value}`) }))}
          value={theme}
          onChange={(next) => {
            saveTheme(next);
            setTheme(next);
          }}
        />
        <Segments label={shell('language')} options={LANGUAGES} value={locale} onChange={setLocale} />
      </div>
    </Card>
  );
}
