import { AdmintError } from '@admint/contract';
import type { Loudness } from '../audio/loudness.ts';
import { filter, printGraph } from '../render/filter-graph.ts';
import { openGraph } from './graph-run.ts';
import { probeFile } from './probe-file.ts';

/** Takes a file, gives its sound as FFmpeg's own EBU R 128 meter reads it. */
export async function loudnessJob(path: string): Promise<Loudness> {
  const info = await probeFile(path);
  if (!info.audio) throw new AdmintError('media_silent', 'There is no sound in this file.');
  const filters = [
    filter('amovie', { filename: path, format_opts: 'protocol_whitelist=file' }),
    filter('ebur128', { metadata: 1, peak: 'true' }),
  ];
  const run = await openGraph(printGraph({ chains: [{ from: [], to: ['a'], filters }] }), { media: 'audio' });
  let lufs = -70;
  let peak = 0;
  try {
    for (let frame = await run.outputs[0]?.next(); frame; frame = await run.outputs[0]?.next()) {
      const facts = frame.getMetadata();
      const integrated = facts.get('lavfi.r128.I');
      if (integrated) lufs = Number(integrated);
      for (let channel = 0; channel < (info.audio.channels || 2); channel++) {
        peak = Math.max(peak, Number(facts.get(`lavfi.r128.true_peaks_ch${channel}`) ?? 0));
      }
      frame.free();
    }
  } finally {
    run.close();
  }
  return { lufs, true_peak: peak > 0 ? 20 * Math.log10(peak) : -99 };
}
