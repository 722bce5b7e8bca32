import { useCallback } from 'react';
import { useStore } from 'zustand';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

/** The last form of the flow, as the person left it. */
export interface FinishDraft {
  product_name: string;
  cta: string;
  font: string;
  color: string;
  music: boolean;
  genre: string;
  aspect_ratio: string;
  intro_duration: number;
  outro_duration: number;
}

/** What a person typed and ticked in one ad that the server does not know yet. */
export interface Draft {
  product_prompt?: string;
  num_images?: number;
  style_keywords?: string[];
  /** Ticked images, until they are saved as the mood board. */
  images?: string[] | undefined;
  scene_prompt?: string;
  clip_duration?: number;
  /** Ticked clips, in the order they will play, until they are saved. */
  clips?: string[] | undefined;
  finish?: Partial<FinishDraft>;
  /** What was there when the running work began: everything newer belongs to it. */
  before?: string[];
  /** When the running work was asked for (ms) and how long the server thought it would take (s). */
  asked?: { at: number; seconds: number };
  touched?: number;
}

interface DraftState {
  drafts: Record<string, Draft>;
  edit: (id: string, change: Partial<Draft>) => void;
}

const KEPT = 40;

/** Drafts of the latest ads, kept in this browser over reloads and restarts of the server. */
export const draftStore = createStore<DraftState>()(
  persist(
    (set) => ({
      drafts: {},
      edit: (id, change) =>
        set(({ drafts }) => ({
          drafts: newest({ ...drafts, [id]: { ...drafts[id], ...change, touched: Date.now() } }),
        })),
    }),
    { name: 'admint.drafts', version: 1 },
  ),
);

function newest(drafts: Record<string, Draft>): Record<string, Draft> {
  const entries = Object.entries(drafts);
  if (entries.length <= KEPT) return drafts;
  return Object.fromEntries(
    entries.toSorted(([, a], [, b]) => (b.touched ?? 0) - (a.touched ?? 0)).slice(0, KEPT),
  );
}

const NO_DRAFT: Draft = {};

/** The draft of one ad and the way to change it. */
export function useDraft(id: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useStore(draftStore, (state) => state.drafts[id] ?? NO_DRAFT);
  const edit = useCallback((change: Partial<Draft>) => draftStore.getState().edit(id, change), [id]);
  return [draft, edit];
}
