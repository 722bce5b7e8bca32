import type { CoherenceWish } from '@admint/contract';
import { useStore } from 'zustand';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

export type Theme = 'dark' | 'light' | 'system';
export type Locale = 'en' | 'es';

interface Preferences {
  locale: Locale;
  setLocale: (locale: Locale) => void;
  /** Coherence switches of the last automatic ad, where they are not as recommended. */
  coherence: CoherenceWish;
  setCoherence: (coherence: CoherenceWish) => void;
}

const spoken: Locale = globalThis.navigator?.language?.startsWith('es') ? 'es' : 'en';

export const preferenceStore = createStore<Preferences>()(
  persist(
    (set) => ({
      locale: spoken,
      setLocale: (locale) => set({ locale }),
      coherence: {},
      setCoherence: (coherence) => set({ coherence }),
    }),
    {
      name: 'admint.preferences',
    },
  ),
);

export const useCoherenceChoice = () => useStore(preferenceStore, ({ coherence }) => coherence);

export const useLocaleChoice = () => useStore(preferenceStore);

const THEME_KEY = 'admint.theme';

/** Kept outside the store because the page reads it before any of our code is loaded. */
export function readTheme(): Theme {
  const saved = localStorage.getItem(THEME_KEY);
  return saved === 'light' || saved === 'system' ? saved : 'dark';
}

/** Applies and keeps the theme. */
export function saveTheme(theme: Theme): void {
  localStorage.setItem(THEME_KEY, theme);
  const light =
    theme === 'light' || (theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
}
