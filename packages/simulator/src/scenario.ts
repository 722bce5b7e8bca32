/** What may go wrong, by name. Chosen per request by the header `x-sim-scenario` or a tag `[[sim:name]]` in a prompt. */
export const SCENARIOS = [
  'ok',
  'cold_boot',
  'slow_sync',
  'sync_output_processing',
  'data_uri_output',
  'progress_logs',
  'e005',
  'nsfw_black',
  'nsfw_retry',
  'nsfw_fewer',
  'pa_interrupted',
  'e1000',
  'e1001',
  'e6716',
  'late_input_error',
  'aborted',
  'deadline_canceled',
  '401',
  '402',
  '429_retry_after',
  '429_low_credit',
  '422_version',
  '5xx_on_poll',
  'reset_after_accept',
  'reset_before_accept',
  'html_502',
  'truncated_download',
  'slow_download',
  'expired',
  'webhook_slow',
  'webhook_duplicate',
  'webhook_out_of_order',
  'webhook_bad_signature',
  'webhook_lost',
  'sse_408',
  'unknown_status',
  'no_metrics',
  'metrics_variants',
  'iterator_partial',
  'llm_empty',
  'llm_broken_json',
  'refusal',
  'length',
  'ws_drop',
  'ws_silent',
  'no_finish_event',
  'oom',
  'restart_lost_history',
  'node_errors_200',
  'cached',
  'missing_model',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

const known = (name: string | undefined): Scenario | undefined => SCENARIOS.find((one) => one === name);

/** Takes a request's header and body text, gives the scenario it asks for, else the server's own. */
export function scenarioOf(header: string | undefined, text: string, standing: Scenario): Scenario {
  return known(header) ?? known(/\[\[sim:([\w.-]+)\]\]/.exec(text)?.[1]) ?? standing;
}

/** Counts how often a fault of one job has been played: a storm ends, a connection breaks once. */
export class Plays {
  readonly #played = new Map<string, number>();

  /** True the first `times` times that `fault` is asked for by `job`. */
  take(fault: string, job: string, times: number): boolean {
    const key = `${fault}\n${job}`;
    const played = this.#played.get(key) ?? 0;
    this.#played.set(key, played + 1);
    return played < times;
  }

  reset(): void {
    this.#played.clear();
  }
}
