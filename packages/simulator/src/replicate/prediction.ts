import { randomBytes } from 'node:crypto';
import type { Scenario } from '../scenario.ts';
import type { ModelCard } from './models.ts';

export type Status = 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted';

/** One job. Times are simulated milliseconds; its status is read off the clock. */
export interface Prediction {
  id: string;
  model: ModelCard;
  training: boolean;
  input: Record<string, unknown>;
  scenario: Scenario;
  job: string;
  created: number;
  starts: number;
  ends: number;
  canceled: number | null;
  deadline: number | null;
  /** Why it fails, when it does. */
  error: string | null;
  /** Set when its files are made: it cannot have succeeded before. */
  output: unknown;
  made: boolean;
  polls: number;
  webhook: string | null;
  events: string[];
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 lower-case base-32 characters, as the service's ids are. */
export function newId(): string {
  return Array.from(randomBytes(26), (byte) => ALPHABET[byte % 32]).join('');
}

/** Seconds in a queue and of work, by kind of model; what the reference measured, drawn around its middle. */
const WORK: Record<ModelCard['kind'], [number, number]> = {
  image: [8, 12],
  video: [40, 50],
  music: [30, 60],
  tts: [2, 4],
  llm: [1, 3],
  upscale: [8, 14],
  'bg-remove': [2, 4],
  score: [1, 2],
  train: [900, 1200],
};
/** What is to be seen while a job works needs a while of work. */
const SLOW = new Set<Scenario>([
  'slow_sync',
  'sync_output_processing',
  'iterator_partial',
  'unknown_status',
  'deadline_canceled',
]);
const COLD_BOOT_S = 300;
const QUEUE_S = 0.8;

export function timesOf(kind: ModelCard['kind'], scenario: Scenario, luck: number) {
  const [least, most] = WORK[kind];
  const queue = scenario === 'cold_boot' || scenario === 'aborted' ? COLD_BOOT_S : QUEUE_S;
  const work = SLOW.has(scenario) ? 120 : least + (most - least) * luck;
  return { queue: queue * 1000, work: work * 1000 };
}

/** What the error text of a job says that ends badly. */
export const FAILURES: Partial<Record<Scenario, string>> = {
  e005: 'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (sWKmBC3gqe)',
  nsfw_retry: 'NSFW content detected. Try running it again, or try a different prompt.',
  pa_interrupted: 'Prediction interrupted; please retry (code: PA)',
  e1000: 'An unknown error occurred. (E1000)',
  e1001: 'The model ran out of memory and was killed. (E1001)',
  e6716: 'Timed out while starting the prediction. (E6716)',
  late_input_error:
    'Input validation error: could not fetch the file at the given URL: 404 Client Error: Not Found',
};

export interface Moment {
  status: Status;
  /** 0–1 of the work */
  share: number;
  /** When it ended; null while it has not. */
  ended: number | null;
}

/** Takes a job and the time, gives how it stands. */
export function momentOf(job: Prediction, now: number): Moment {
  const stops = [job.canceled, job.deadline].filter((time) => time !== null);
  const stopped = stops.length > 0 ? Math.min(...stops) : Number.POSITIVE_INFINITY;
  const failsAtStart = job.scenario === 'e6716';
  const ends = failsAtStart ? job.starts : job.ends;
  const share = Math.min(1, Math.max(0, (now - job.starts) / (job.ends - job.starts)));
  if (stopped <= now && stopped < ends) {
    const aborted = stopped === job.deadline && stopped < job.starts;
    return { status: aborted ? 'aborted' : 'canceled', share, ended: stopped };
  }
  if (now < job.starts) return { status: 'starting', share: 0, ended: null };
  if (now < ends || (!job.made && !job.error)) return { status: 'processing', share, ended: null };
  return { status: job.error ? 'failed' : 'succeeded', share: 1, ended: ends };
}

/** Seconds of machine time the job has used. */
export function workedFor(job: Prediction, moment: Moment): number {
  return moment.ended === null ? 0 : Math.max(0, moment.ended - job.starts) / 1000;
}

/** `30s`, `5m`, `1h30m45s` or bare seconds → seconds; null when it is none of these or below the minimum of five. */
export function parseCancelAfter(text: string | undefined): number | null {
  if (!text) return null;
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text);
  if (!parts) return null;
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  const total = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return total >= 5 ? total : null;
}
