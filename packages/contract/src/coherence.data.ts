type Effect = 'none' | 'more' | 'less';

export interface SwitchFacts {
  default: boolean;
  /** Switches that have to be on with it. */
  requires: readonly CoherenceName[];
  /** Switches that cannot be on with it. */
  excludes: readonly CoherenceName[];
  /** What of a model it needs: one of the named kinds has to have it. */
  capability: { kinds: readonly ('image' | 'video')[]; name: string } | null;
  time: Effect;
  cost: Effect;
  /** Why nothing can do it yet; null when the studio has it. */
  lacking: string | null;
}

export type CoherenceName =
  | 'seed_control'
  | 'reference_images'
  | 'prompt_enhancement'
  | 'director_planning'
  | 'unified_narrative'
  | 'post_processing'
  | 'parallel_clips'
  | 'frame_chaining'
  | 'lora'
  | 'quality_control'
  | 'controlnet'
  | 'character_check';

const plain = {
  requires: [],
  excludes: [],
  capability: null,
  time: 'none',
  cost: 'none',
  lacking: null,
} as const;

/** The techniques that hold the scenes of an ad together (004 §7.0), each a switch. */
export const COHERENCE: Readonly<Record<CoherenceName, SwitchFacts>> = {
  seed_control: { ...plain, default: true, capability: { kinds: ['image', 'video'], name: 'seed' } },
  reference_images: { ...plain, default: true, capability: { kinds: ['image'], name: 'references' } },
  prompt_enhancement: { ...plain, default: true, time: 'more', cost: 'more' },
  director_planning: { ...plain, default: true },
  unified_narrative: { ...plain, default: true, time: 'more', cost: 'more' },
  post_processing: { ...plain, default: true },
  parallel_clips: { ...plain, default: true, time: 'less' },
  frame_chaining: {
    ...plain,
    default: false,
    requires: ['director_planning'],
    excludes: ['parallel_clips'],
    capability: { kinds: ['video'], name: 'first-frame' },
    time: 'more',
  },
  lora: {
    ...plain,
    default: false,
    capability: { kinds: ['image'], name: 'lora' },
    time: 'more',
    cost: 'more',
    lacking: 'The studio trains no styles of products yet, so there is none to use.',
  },
  quality_control: {
    ...plain,
    default: false,
    time: 'more',
    cost: 'more',
    lacking: 'No clip is measured and made again by itself yet.',
  },
  controlnet: {
    ...plain,
    default: false,
    requires: ['director_planning'],
    capability: { kinds: ['image'], name: 'control-image' },
    time: 'more',
    cost: 'more',
    lacking: 'The studio makes no depth or edge pictures yet, which this needs.',
  },
  character_check: {
    ...plain,
    default: false,
    requires: ['director_planning'],
    time: 'more',
    cost: 'more',
    lacking: 'Faces are not compared between scenes yet.',
  },
};
