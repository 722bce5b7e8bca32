import { AdmintError } from '@admint/contract';
import { avGetSampleFmtName, type Frame } from 'node-av/lib';
import type { SoundTrack } from '../audio/sound-plan.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import { filter, printGraph, type Filter } from '../render/filter-graph.ts';
import { SAMPLE_RATE } from '../render/settings.ts';
import { decodeSound } from './decode-sound.ts';
import { openGraph, type RunningGraph } from './graph-run.ts';

/**
 * Takes a file and the stretch wanted, gives it as interleaved stereo float at 48 kHz, exactly `length` frames
 * long: silence where the file has no sound. Time counts from the file's first picture.
 */
export async function readSound(
  file: string,
  info: Pick<MediaInfo, 'start' | 'kind'>,
  track: Wanted,
): Promise<Float32Array> {
  try {
    const run = await openGraph(printSound(soundFilters(file, info, track), []), { media: 'audio' });
    return await collect(run, track.length);
  } catch (error) {
    if (!(error instanceof AdmintError) || error.code !== 'media_unreadable') throw error;
    return readDecoded(file, info, track);
  }
}

type Wanted = Pick<SoundTrack, 'from' | 'speed' | 'length'>;

const printSound = (filters: Filter[], from: string[]) =>
  printGraph({ chains: [{ from, to: ['a'], filters }] });

/** Decodes ahead of the graph what the graph could not read itself. */
async function readDecoded(
  file: string,
  info: Pick<MediaInfo, 'start' | 'kind'>,
  track: Wanted,
): Promise<Float32Array> {
  const { frames, timeBase } = await decodeSound(file, info.start + track.from + secondsOf(track));
  const [first] = frames;
  const free = () => frames.forEach((frame) => frame.free());
  if (!first) throw new AdmintError('media_unreadable', 'The sound of a file could not be decoded.');
  const source = formatOf(first);
  const alike = frames.filter((frame) => formatOf(frame) === source);
  const [, ...filters] = soundFilters(file, info, track);
  try {
    const run = await openGraph(printSound(filters, ['in']), {
      media: 'audio',
      source: `time_base=${timeBase.num}/${timeBase.den}:${source}`,
    });
    for (const frame of alike) await run.input?.push(frame);
    await run.input?.push(null);
    return await collect(run, track.length);
  } finally {
    free();
  }
}

/** A frame's format as a graph's open input is told it. */
function formatOf({ channelLayout, format, sampleRate }: Frame): string {
  const layout =
    channelLayout.mask > 0n
      ? `channel_layout=0x${channelLayout.mask.toString(16)}`
      : `channels=${channelLayout.nbChannels}`;
  return `sample_rate=${sampleRate}:sample_fmt=${avGetSampleFmtName(format as never)}:${layout}`;
}

/** Takes a running graph of sound and closes it, gives its first `length` frames, silence after its end. */
async function collect(run: RunningGraph, length: number): Promise<Float32Array> {
  const out = new Float32Array(length * 2);
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

const secondsOf = ({ length, speed }: Wanted) => (length / SAMPLE_RATE) * speed + 1;

/** The filters of {@link readSound}, as data. */
export function soundFilters(file: string, info: Pick<MediaInfo, 'start' | 'kind'>, track: Wanted): Filter[] {
  const origin = info.kind === 'audio' ? 'PTS-STARTPTS' : `PTS-${info.start.toFixed(6)}/TB`;
  const expr = track.from === 0 ? origin : `${origin}-${track.from.toFixed(6)}/TB`;
  return [
    filter('amovie', { filename: file, format_opts: 'protocol_whitelist=file' }),
    filter('asetpts', { expr }),
    // Sound that starts before or after the picture is cut or led in, so that both stay together.
    filter('aresample', { out_sample_rate: SAMPLE_RATE, async: 1, first_pts: 0 }),
    filter('aformat', { sample_fmts: 'flt', sample_rates: SAMPLE_RATE, channel_layouts: 'stereo' }),
    filter('atrim', { end_sample: Math.ceil(secondsOf(track) * SAMPLE_RATE) }),
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
