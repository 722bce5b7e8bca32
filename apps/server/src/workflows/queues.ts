/** Parents and children wait in different queues, or a full queue of parents would starve their own children. */
export const STAGE_QUEUE = 'stages';
export const CALL_QUEUE = 'calls';
export const RENDER_QUEUE = 'renders';
export const OPS_QUEUE = 'ops';
export const PREVIEW_QUEUE = 'previews';

/** Per worker process; the polling interval is the longest wait before an idle worker starts a job. */
export const queues = [
  { name: STAGE_QUEUE, workerConcurrency: 50, minPollingIntervalMs: 100 },
  { name: CALL_QUEUE, workerConcurrency: 32, minPollingIntervalMs: 100 },
  { name: RENDER_QUEUE, workerConcurrency: 1, minPollingIntervalMs: 100 },
  { name: PREVIEW_QUEUE, workerConcurrency: 1, minPollingIntervalMs: 250 },
  { name: OPS_QUEUE, workerConcurrency: 4, minPollingIntervalMs: 250 },
];
