/** What a prompt is for: a whole ad, a still picture or a clip. */
export type PromptKind = 'ad' | 'image' | 'video';

export const DIMENSIONS = [
  'completeness',
  'specificity',
  'professionalism',
  'cinematography',
  'temporal_coherence',
  'brand_alignment',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Something a prompt lacks or does wrong, as a rule found it. */
export interface Finding {
  /** Name of the rule, such as `light-direction`. */
  rule: string;
  dimension: Dimension;
  /** Points of the overall score that it costs, 0–100. */
  lost: number;
  /** What to write instead, in a sentence. */
  advice: string;
}

export interface PromptScore {
  /** Weighted average of the dimensions, 0–100, one decimal. */
  overall: number;
  /** 0–100 each; `temporal_coherence` only for video. */
  dimensions: Partial<Record<Dimension, number>>;
  /** `rules`, or `rules + <model>` when a language model gave the other half. */
  scored_by: string;
  /** Dearest first. */
  findings: Finding[];
}

/** One turn of the Creative Director and the answer of the Prompt Engineer. */
export interface Iteration {
  /** from 1 */
  iteration: number;
  prompt: string;
  /** `rules`, or the model that wrote it. */
  written_by: string;
  /** Absent while the Prompt Engineer has not answered. */
  score?: PromptScore;
  /** The Prompt Engineer's words to the Creative Director. */
  critique?: string;
  /** Points over the version before. */
  gain?: number;
  started_at: string;
  finished_at?: string;
}

/**
 * Why the work ended: `skipped` the original was good enough, `threshold` the score was reached, `converged` a
 * round gained too little, `max-iterations` the rounds were used up, `interrupted` somebody stopped it;
 * `running` while it has not ended.
 */
export type EnhancementStatus =
  | 'running'
  | 'skipped'
  | 'threshold'
  | 'converged'
  | 'max-iterations'
  | 'interrupted';

export interface EnhancementSettings {
  max_iterations: number;
  /** Stop at this score. */
  threshold: number;
  /** Leave a prompt alone that has this score already. */
  skip_at: number;
  /** Stop when a round gains less than this. */
  min_gain: number;
}

/** The whole history of one prompt; JSON, saved as `prompt_trace_summary.json`. */
export interface Enhancement {
  kind: PromptKind;
  status: EnhancementStatus;
  original_prompt: string;
  /** The version with the best score; the original while there is none better. */
  final_prompt: string;
  initial_score: PromptScore;
  final_score: PromptScore;
  iterations: Iteration[];
  settings: EnhancementSettings;
  /** What the writer could not do and did instead. */
  warnings: string[];
  /** micro-dollars */
  cost: number;
  started_at: string;
  finished_at: string | null;
}

export const DEFAULT_SETTINGS: EnhancementSettings = {
  max_iterations: 3,
  threshold: 85,
  skip_at: 75,
  min_gain: 2,
};
