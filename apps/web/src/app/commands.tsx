import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  BellRing,
  ChartColumn,
  CircleHelp,
  CirclePlay,
  Columns3,
  Film,
  House,
  Keyboard,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Play,
  ReceiptText,
  Settings,
  Sun,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../lib/formats.ts';
import { recentVideosQuery, videoName } from '../lib/gallery-api.ts';
import { saveTheme, type Theme, useLocaleChoice } from '../lib/preferences.ts';
import { sessionsQuery } from '../lib/session-api.ts';
import { habitStore, openOverlay } from '../lib/shell-store.ts';
import { useAdCommands } from './ad-commands.tsx';
import type { Command } from './command.ts';
import { askForNotices } from './done-notices.ts';
import { logOut } from './log-out.ts';
import { useStartCommands } from './start-commands.tsx';

const THEMES: { theme: Theme; icon: ReactNode }[] = [
  { theme: 'dark', icon: <Moon aria-hidden="true" /> },
  { theme: 'light', icon: <Sun aria-hidden="true" /> },
  { theme: 'system', icon: <Monitor aria-hidden="true" /> },
];
const PAGES = [
  { to: 'profile', words: 'spending statistics gasto', icon: ChartColumn },
  { to: 'receipts', words: 'costs bill csv costes', icon: ReceiptText },
  { to: 'settings', words: 'models keys budget password modelos claves presupuesto', icon: Settings },
] as const;
const MOST = 6;

/** Takes what is typed, gives the commands in groups; ads to go on with and videos are read when the palette is open. */
export function useCommands(text: string): { value: string; items: Command[] }[] {
  const t = useTranslations('palette');
  const groups = [
    { value: t('thisAd'), items: useAdCommands() },
    { value: t('go'), items: usePlaces() },
    { value: t('resume'), items: useOpenAds() },
    { value: t('videos'), items: useFoundVideos(text) },
    { value: t('begin'), items: useStartCommands(text) },
    { value: t('do'), items: useDeeds() },
    { value: t('look'), items: useLooks() },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function usePlaces(): Command[] {
  const t = useTranslations('palette');
  const nav = useTranslations('nav');
  const pages = useTranslations('shell.pages');
  const navigate = useNavigate();
  return [
    {
      id: 'home',
      label: t('home'),
      words: 'dashboard start inicio',
      icon: <House aria-hidden="true" />,
      run: () => void navigate({ to: '/' }),
    },
    {
      id: 'gallery',
      label: t('gallery'),
      words: 'gallery library galeria',
      icon: <Film aria-hidden="true" />,
      run: () => void navigate({ to: '/videos' }),
    },
    {
      id: 'comparisons',
      label: nav('comparisons'),
      words: 'compare variations variaciones comparar',
      icon: <Columns3 aria-hidden="true" />,
      run: () => void navigate({ to: '/compare' }),
    },
    ...PAGES.map(({ to, words, icon: Icon }) => ({
      id: to,
      label: pages(to),
      words,
      icon: <Icon aria-hidden="true" />,
      run: () => void navigate({ to: `/${to}` }),
    })),
  ];
}

function useOpenAds(): Command[] {
  const t = useTranslations();
  const navigate = useNavigate();
  const { data } = useQuery(sessionsQuery);
  const open = data?.sessions.filter((ad) => ad.stage !== 'complete' && ad.product_prompt !== null) ?? [];
  return open.slice(0, MOST).map((ad) => ({
    id: `ad ${ad.id}`,
    label: ad.product_prompt ?? t('palette.untitled'),
    note: t(`dashboard.stages.${ad.stage}`),
    icon: <Play aria-hidden="true" />,
    run: () => void navigate({ to: '/ads/$id', params: { id: ad.id } }),
  }));
}

function useFoundVideos(text: string): Command[] {
  const t = useTranslations('palette');
  const { ago } = useFormats();
  const navigate = useNavigate();
  const { data } = useQuery({
    ...recentVideosQuery(MOST, text),
    enabled: text.length > 1,
    placeholderData: (previous) => previous,
  });
  if (text.length < 2) return [];
  return (data?.generations ?? []).map((video) => ({
    id: `video ${video.id}`,
    label: videoName(video) || t('untitled'),
    note: ago(video.created_at),
    icon: <CirclePlay aria-hidden="true" />,
    found: true,
    run: () => void navigate({ to: '/videos/$id', params: { id: video.id } }),
  }));
}

function useDeeds(): Command[] {
  const t = useTranslations('palette');
  const navigate = useNavigate();
  return [
    {
      id: 'shortcuts',
      label: t('shortcuts'),
      words: 'keys hotkeys teclas',
      note: '?',
      icon: <Keyboard aria-hidden="true" />,
      run: () => openOverlay('shortcuts'),
    },
    {
      id: 'help',
      label: t('help'),
      words: 'guide tour ayuda',
      icon: <CircleHelp aria-hidden="true" />,
      run: () => {
        habitStore.getState().change({ knowsSteps: false });
        void navigate({ to: '/' });
      },
    },
    {
      id: 'notices',
      label: t('notices'),
      words: 'notifications avisos',
      icon: <BellRing aria-hidden="true" />,
      run: () => void askForNotices(),
    },
    {
      id: 'log-out',
      label: t('logOut'),
      words: 'sign out salir',
      icon: <LogOut aria-hidden="true" />,
      run: () => void logOut(),
    },
  ];
}

function useLooks(): Command[] {
  const t = useTranslations();
  const { setLocale } = useLocaleChoice();
  return [
    ...THEMES.map(({ theme, icon }) => ({
      id: `theme ${theme}`,
      label: t('palette.theme', { name: t(`shell.themes.${theme}`) }),
      words: 'theme colour mode',
      icon,
      run: () => saveTheme(theme),
    })),
    {
      id: 'en',
      label: 'English',
      words: 'language idioma ingles',
      icon: <Languages aria-hidden="true" />,
      run: () => setLocale('en'),
    },
    {
      id: 'es',
      label: 'Español',
      words: 'language idioma spanish',
      icon: <Languages aria-hidden="true" />,
      run: () => setLocale('es'),
    },
  ];
}
