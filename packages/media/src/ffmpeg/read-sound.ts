import type { SoundTrack } from '../audio/sound-plan.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import { filter, printGraph, type Filter } from '../render/filter-graph.ts';
import { SAMPLE_RATE } from '../render/settings.ts';
import { openGraph } from './graph-run.ts';

/**
 * Takes a file and the stretch wanted, gives it as interleaved stereo float at 48 kHz, exactly `length` frames
 * long: silence where the file has no sound. Time counts from the file's first picture.
 */
export async function readSound(
  file: string,
  info: Pick<MediaInfo, 'start' | 'kind'>,
  track: Pick<SoundTrack, 'from' | 'speed' | 'length'>,
): Promise<Float32Array> {
  const out = new Float32Array(track.length * 2);
  const run = await openGraph(
    printGraph({ chains: [{ from: [], to: ['a'], filters: soundFilters(file, info, track) }] }),
    {
      media: 'audio',
    },
  );
  try {
    for (let filled = 0; filled < out.length; ) {
      const frame = await run.outputs[0]?.next();
      if (!frame) break;
      const bytes = frame.data?.[0];
      if (bytes) {
        const samples = new Float32Array(bytes.buffer, bytes.byteOffset, frame.nbSamples * 2);
        const taken = Math.min(samples.length, out.length - filled);
        out.set(samples.subarray(0, taken), filled);
        filled += taken;
      }
      frame.free();
    }
    return out;
  } finally {
    run.close();
  }
}

/** The filters of {@link readSound}, as data. */
export function soundFilters(
  file: string,
  info: Pick<MediaInfo, 'start' | 'kind'>,
  track: Pick<SoundTrack, 'from' | 'speed' | 'length'>,
): Filter[] {
  const origin = info.kind === 'audio' ? 'PTS-STARTPTS' : `PTS-${info.start.toFixed(6)}/TB`;
  const expr = track.from === 0 ? origin : `${origin}-${track.from.toFixed(6)}/TB`;
  const seconds = (track.length / SAMPLE_RATE) * track.speed + 1;
  return [
    filter('amovie', { filename: file, format_opts: 'protocol_whitelist=file' }),
    filter('asetpts', { expr }),
    // Sound that starts before or after the picture is cut or led in, so that both stay together.
    filter('aresample', { out_sample_rate: SAMPLE_RATE, async: 1, first_pts: 0 }),
    filter('aformat', { sample_fmts: 'flt', sample_rates: SAMPLE_RATE, channel_layouts: 'stereo' }),
    filter('atrim', { end_sample: Math.ceil(seconds * SAMPLE_RATE) }),
    ...tempo(track.speed),
    filter('aformat', { sample_fmts: 'flt', sample_rates: SAMPLE_RATE, channel_layouts: 'stereo' }),
  ];
}

/** atempo keeps the pitch; one of them halves at the most. */
function tempo(speed: number): Filter[] {
  if (speed === 1) return [];
  return speed < 0.5
    ? [filter('atempo', { tempo: 0.5 }), filter('atempo', { tempo: speed / 0.5 })]
    : [filter('atempo', { tempo: speed })];
}
