import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface Said {
  title: string;
  action?: { label: string; run: () => void };
}

const saidStore = createStore<{ said: readonly Said[] }>()(() => ({ said: [] }));

/** What was said and is not shown yet. */
export const useSaid = () => useStore(saidStore, ({ said }) => said);

/** Gives what was said and takes it from the list: whoever asks shows it. */
export function takeSaid(): readonly Said[] {
  const { said } = saidStore.getState();
  saidStore.setState({ said: [] });
  return said;
}

/** Says a short thing at the corner of the page; never the only place where a result is told. */
export function say(toast: Said): void {
  saidStore.setState(({ said }) => ({ said: [...said, toast] }));
}
