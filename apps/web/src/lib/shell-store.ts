import { useStore } from 'zustand';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

/** What lies over the page. */
export type Overlay = 'palette' | 'shortcuts' | null;

interface ShellState {
  overlay: Overlay;
  open: (overlay: Overlay) => void;
}

const shellStore = createStore<ShellState>()((set) => ({
  overlay: null,
  open: (overlay) => set({ overlay }),
}));

export const useShell = <T>(pick: (state: ShellState) => T): T => useStore(shellStore, pick);
export const openOverlay = (overlay: Overlay) => shellStore.getState().open(overlay);

interface Habits {
  /** The first steps have been read; they can be called back. */
  knowsSteps: boolean;
  /** Keys without Ctrl do something (WCAG 2.1.4: they can be turned off). */
  singleKeys: boolean;
  /** The person asked to be told when work is done. */
  notices: boolean;
  change: (change: Partial<Omit<Habits, 'change'>>) => void;
}

/** How this person likes to work, kept in this browser. */
export const habitStore = createStore<Habits>()(
  persist(
    (set) => ({
      knowsSteps: false,
      singleKeys: true,
      notices: false,
      change: (change) => set(change),
    }),
    { name: 'admint.habits', version: 1 },
  ),
);

export const useHabits = () => useStore(habitStore);
