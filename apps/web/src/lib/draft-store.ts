import type { CardStyle, ModelKind, ModelTier, SceneText } from '@admint/contract';
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
  grade: string;
  /** 0–1 */
  grade_strength: number;
  intro_duration: number;
  outro_duration: number;
  card_style: CardStyle;
  /** Of an automatic ad: what stands over its scenes. */
  scene_texts: SceneText[];
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
  /** Models chosen for the next steps; null goes back to the default. */
  models?: Partial<Record<'image' | 'video' | 'music', string | null>> & { local_after?: ModelKind[] };
  tier?: ModelTier | null;
  /** What was there when the running work began: everything newer belongs to it. */
  before?: string[];
  /** When the running work was asked for (ms) and how long the server thought it would take (s). */
  asked?: { at: number; seconds: number };
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
          drafts: latest(drafts, id, { ...drafts[id], ...change }),
        })),
    }),
    { name: 'admint.drafts', version: 1 },
  ),
);

// Another window of this browser ticked or typed something: this one shows it, too.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === draftStore.persist.getOptions().name) void draftStore.persist.rehydrate();
});

/** The ad that was worked on last stands last; the oldest are let go. */
function latest(drafts: Record<string, Draft>, id: string, draft: Draft): Record<string, Draft> {
  const others = Object.entries(drafts).filter(([other]) => other !== id);
  return Object.fromEntries([...others, [id, draft]].slice(-KEPT));
}

const NO_DRAFT: Draft = {};

/** The draft of one ad and the way to change it. */
export function useDraft(id: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useStore(draftStore, (state) => state.drafts[id] ?? NO_DRAFT);
  const edit = useCallback((change: Partial<Draft>) => draftStore.getState().edit(id, change), [id]);
  return [draft, edit];
}
