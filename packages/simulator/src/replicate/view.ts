import { asText } from '../as-text.ts';
import type { Usage } from '../prices.ts';
import type { Scenario } from '../scenario.ts';
import { type Moment, type Prediction, workedFor } from './prediction.ts';

/** Outputs, inputs and logs of a prediction are removed after an hour. */
const KEPT_MS = 3_600_000;

/** Timestamps have three to nine digits after the second. */
function stamp(ms: number, digits: number): string {
  return new Date(ms).toISOString().replace('Z', `${'417263'.slice(0, digits - 3)}Z`);
}

export function isRemoved(job: Prediction, moment: Moment, now: number): boolean {
  if (moment.ended === null) return false;
  return job.scenario === 'expired' || now > moment.ended + KEPT_MS;
}

/** The prediction as the service shows it. `base`: address of the API. */
export function viewOf(job: Prediction, moment: Moment, now: number, base: string): Record<string, unknown> {
  const { id, model } = job;
  const removed = isRemoved(job, moment, now);
  const place = job.training ? 'trainings' : 'predictions';
  const started = moment.status === 'starting' || moment.status === 'aborted' ? null : job.starts - 4;
  const status =
    job.scenario === 'unknown_status' && moment.status === 'processing' ? 'preparing' : moment.status;
  return {
    id,
    model: model.id,
    version: model.official ? 'hidden' : model.version,
    input: removed ? {} : job.input,
    output: removed ? null : outputOf(job, moment),
    logs: removed ? '' : logsOf(job, moment),
    error: moment.status === 'failed' ? job.error : null,
    status,
    source: 'api',
    data_removed: removed,
    created_at: stamp(job.created, 6),
    started_at: started === null ? null : stamp(started, 9),
    completed_at: moment.ended === null ? null : stamp(moment.ended, 3),
    ...(job.deadline !== null && { deadline: stamp(job.deadline, 3) }),
    metrics: metricsOf(job, moment),
    ...(job.webhook && { webhook: job.webhook, webhook_events_filter: job.events }),
    urls: {
      get: `${base}/${place}/${id}`,
      cancel: `${base}/${place}/${id}/cancel`,
      web: `https://replicate.com/p/${id}`,
      ...(model.kind === 'llm' && { stream: `${base}/stream/${id}` }),
    },
  };
}

function outputOf(job: Prediction, moment: Moment): unknown {
  if (moment.status === 'succeeded') return job.output;
  if (moment.status !== 'processing' || !job.made) return null;
  if (job.scenario === 'sync_output_processing') return job.output;
  const grows = job.scenario === 'iterator_partial' || job.model.kind === 'llm';
  if (!grows || !Array.isArray(job.output)) return null;
  return job.output.slice(0, Math.floor(job.output.length * moment.share));
}

function logsOf(job: Prediction, moment: Moment): string {
  if (moment.status === 'starting' || moment.status === 'aborted') return '';
  const lines = [`Using seed: ${typeof job.input.seed === 'number' ? job.input.seed : 41_972}`];
  if (job.scenario === 'nsfw_black')
    lines.push(
      'Potential NSFW content was detected in one or more images. A black image will be returned instead. Try again with a different prompt and/or seed.',
    );
  const step = Math.round(moment.share * 28);
  const bar = `${Math.round(moment.share * 100)}%|${'█'.repeat(step)}${' '.repeat(28 - step)}| ${step}/28 [00:01<00:02,  9.21it/s]`;
  lines.push(job.scenario === 'progress_logs' ? `flux: 0%|   | 0/28\rflux: ${bar}\r` : bar);
  return lines.join('\n');
}

const WITHOUT_METRICS = new Set<Scenario>(['no_metrics']);

/** What a job used: what its metrics say is what its bill counts. */
export function usageOf(job: Prediction, moment: Moment): Usage {
  const good = moment.status === 'succeeded';
  const { input, model, output } = job;
  const count = Array.isArray(output) ? output.length : 1;
  return {
    machine: workedFor(job, moment),
    images: good && model.kind === 'image' ? count : 0,
    seconds: good ? lengthOf(input) : 0,
    input_tokens: tokens(asText(input.prompt)),
    output_tokens: good && model.kind === 'llm' ? count : 0,
  };
}

/** Seconds of the clip that was asked for, by whichever field says it. */
function lengthOf({ num_frames, frames_per_second, duration }: Record<string, unknown>): number {
  if (typeof num_frames === 'number') return (num_frames - 1) / Number(frames_per_second ?? 16);
  const asked = Number(duration ?? 5);
  return asked > 0 ? asked : 5;
}

function metricsOf(job: Prediction, moment: Moment): Record<string, unknown> {
  if (moment.ended === null || moment.status === 'aborted' || WITHOUT_METRICS.has(job.scenario)) return {};
  const used = usageOf(job, moment);
  const predict_time = used.machine;
  const total_time = (moment.ended - job.created) / 1000;
  if (moment.status !== 'succeeded') return { predict_time, total_time };
  const { kind } = job.model;
  const count = Array.isArray(job.output) ? job.output.length : 1;
  const variants = job.scenario === 'metrics_variants';
  if (kind === 'llm')
    return {
      predict_time,
      total_time,
      input_token_count: used.input_tokens,
      output_token_count: used.output_tokens,
      tokens_per_second: count / Math.max(0.01, predict_time),
      time_to_first_token: 0.21,
    };
  if (kind === 'video')
    return {
      predict_time,
      total_time,
      video_output_count: 1,
      video_output_duration_seconds: used.seconds,
    };
  if (kind === 'image')
    return { predict_time, total_time, [variants ? 'image_output_count' : 'image_count']: used.images };
  return { predict_time, total_time };
}

export const tokens = (text: string) => Math.ceil(text.length / 4);
