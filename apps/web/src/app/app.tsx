import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { IntlProvider } from 'use-intl';
import en from '../i18n/en.ts';
import { type Locale, useLocaleChoice } from '../lib/preferences.ts';
import { queryClient } from '../lib/query-client.ts';
import { useNow } from '../lib/use-now.ts';
import { router } from './router.tsx';

const A_MINUTE = 60_000;

/** Everything the pages need around them. */
export function App() {
  const { locale } = useLocaleChoice();
  const messages = useMessages(locale);
  const now = useNow(true, A_MINUTE);
  return (
    <IntlProvider
      locale={messages === en ? 'en' : locale}
      messages={messages}
      now={new Date(now)}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>
  );
}

/** English is in the first load; another language is fetched when it is wanted. */
function useMessages(locale: Locale): typeof en {
  const [spanish, setSpanish] = useState<typeof en | null>(null);
  useEffect(() => {
    document.documentElement.lang = locale;
    if (locale === 'es') void import('../i18n/es.ts').then(({ default: es }) => setSpanish(es));
  }, [locale]);
  return (locale === 'es' && spanish) || en;
}
