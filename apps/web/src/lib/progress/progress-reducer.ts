import { type ProgressEvent, type ProgressWords, SESSION_CHANGED } from '@admint/contract';

/** Words that end a run: nothing more comes until someone acts. */
const ENDINGS = new Set(['complete', 'failed', 'canceled']);
const KEPT_MESSAGES = 60;

export interface Progress {
  /** Newest sequence number seen; 0 before the first. */
  seq: number;
  run: number;
  stage: string;
  /** 0–100, never falls within one run. */
  progress: number;
  message: string;
  /** The message without its language, where it is a sentence of progress. */
  words: ProgressWords | null;
  /** USD spent in the session so far; null before the first event. */
  cost: number | null;
  /** Server time, in ms, of the first and the newest event of the work under way. */
  startedAt: number | null;
  at: number | null;
  messages: { seq: number; message: string }[];
}

export const NO_PROGRESS: Progress = {
  seq: 0,
  run: 0,
  stage: '',
  progress: 0,
  message: '',
  words: null,
  cost: null,
  startedAt: null,
  at: null,
  messages: [],
};

export type Reduced = { kind: 'applied'; state: Progress } | { kind: 'repeated' } | { kind: 'gap' };

/** Stages that belong to one button press share their clock. */
const WORK_OF: Record<string, string> = {
  prompt_parsing: 'images',
  image_generation: 'images',
  video_planning: 'clips',
  video_generation: 'clips',
  final_composition: 'final',
};

/**
 * Takes what is known and the next event. A sequence number seen before changes nothing; one that skips
 * ahead is a gap, and the caller asks the server to replay from `state.seq`.
 */
export function reduceProgress(state: Progress, event: ProgressEvent): Reduced {
  if (event.seq <= state.seq) return { kind: 'repeated' };
  if (event.seq > state.seq + 1) return { kind: 'gap' };

  // A choice was saved somewhere: nothing is being made, so nothing of what is shown changes.
  if (event.stage === SESSION_CHANGED)
    return { kind: 'applied', state: { ...state, seq: event.seq, cost: event.current_cost } };
  const at = Date.parse(event.timestamp);
  const newRun = event.run !== state.run;
  const ended = ENDINGS.has(state.stage);
  const newWork =
    newRun || ended || (event.stage in WORK_OF && WORK_OF[event.stage] !== WORK_OF[state.stage]);
  const repeatedMessage = state.messages.at(-1)?.message === event.message;
  return {
    kind: 'applied',
    state: {
      seq: event.seq,
      run: event.run,
      stage: event.stage,
      progress: newRun ? event.progress : Math.max(state.progress, event.progress),
      message: event.message,
      words: (event.data?.words as ProgressWords | undefined) ?? null,
      cost: event.current_cost,
      startedAt: newWork ? at : (state.startedAt ?? at),
      at,
      messages: repeatedMessage
        ? state.messages
        : [...(newWork ? [] : state.messages), { seq: event.seq, message: event.message }].slice(
            -KEPT_MESSAGES,
          ),
    },
  };
}

const RANGES: Record<string, readonly [number, number]> = {
  images: [0, 50],
  clips: [50, 90],
  final: [90, 100],
};

/** Takes the flow's 0–100 (001 §9.2), gives how far the work of this screen is, 0–100. */
export function workProgress(work: 'images' | 'clips' | 'final', progress: number): number {
  const [from, to] = RANGES[work] ?? [0, 100];
  return Math.round(Math.min(1, Math.max(0, (progress - from) / (to - from))) * 100);
}
