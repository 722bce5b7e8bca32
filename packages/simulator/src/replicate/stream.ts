import { type Call, openEvents } from '../http.ts';
import { pause } from '../world.ts';
import { missing } from './faults.ts';
import type { ReplicateService } from './service.ts';

/** The words of a language model as server-sent events: `output` for each piece, then `done`. */
export async function stream(service: ReplicateService, call: Call, id: string): Promise<void> {
  const job = service.jobs.get(id);
  if (!job) return missing(call);
  const write = openEvents(call);
  let shown = 0;
  for (;;) {
    const moment = service.moment(job);
    const words = Array.isArray(job.output) ? (job.output as string[]) : [];
    const ready = moment.ended === null ? Math.floor(words.length * moment.share) : words.length;
    for (; shown < ready; shown++) {
      const lines = String(words[shown]).split('\n');
      write(`event: output\nid: ${Date.now()}:${shown}\ndata: ${lines.join('\ndata: ')}\n\n`);
    }
    if (job.scenario === 'sse_408') {
      write(':408: 408 Request Timeout\n\n');
      return void call.response.end();
    }
    if (moment.ended !== null || call.response.destroyed) {
      if (moment.status === 'failed')
        write(`event: error\ndata: ${JSON.stringify({ detail: job.error })}\n\n`);
      const reason =
        moment.status === 'succeeded' ? {} : { reason: moment.status === 'failed' ? 'error' : 'canceled' };
      write(`event: done\ndata: ${JSON.stringify(reason)}\n\n`);
      return void call.response.end();
    }
    await pause(service.world, 0.05);
  }
}
