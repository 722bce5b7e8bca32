import { asText } from './as-text.ts';
import { createHash, randomBytes } from 'node:crypto';

/** What a simulated model was asked to make. */
export interface MediaJob {
  kind: 'image' | 'video' | 'audio';
  model: string;
  prompt: string;
  /** Equal jobs have equal seeds; a model that takes no seed never repeats itself. */
  seed: number;
  /** pixels */
  width: number;
  height: number;
  /** seconds; 0 for images */
  duration: number;
  fps: number;
}

export interface MediaFile {
  bytes: Uint8Array;
  /** e.g. `image/png` */
  content_type: string;
}

/** Makes a real file: one that opens, with the size and length asked for. `image`: the picture it starts from, if any. */
export type MakeMedia = (job: MediaJob, image?: MediaFile) => Promise<MediaFile>;

/** What the models call the picture that a clip starts from. */
const FIRST_FRAMES = [
  'image',
  'start_image',
  'first_frame_image',
  'input_image',
  'image_url',
  'image_prompt',
];

/** Fetches the picture an input names: a data URI, or a file on this simulator. Nothing is fetched from elsewhere. */
export async function firstImage(
  input: Record<string, unknown>,
  own: string,
): Promise<MediaFile | undefined> {
  const address = FIRST_FRAMES.map((name) => input[name]).find((value) => typeof value === 'string');
  if (!address || !(address.startsWith('data:') || address.startsWith(own))) return undefined;
  const answer = await fetch(address);
  if (!answer.ok) return undefined;
  const content_type = answer.headers.get('content-type') ?? 'image/png';
  return { bytes: new Uint8Array(await answer.arrayBuffer()), content_type };
}

const RATIOS: Record<string, [number, number]> = {
  '1:1': [1024, 1024],
  '16:9': [1280, 720],
  '9:16': [720, 1280],
  '4:3': [1152, 864],
  '3:4': [864, 1152],
  '4:5': [896, 1120],
  '5:4': [1120, 896],
  '3:2': [1216, 832],
  '2:3': [832, 1216],
  '21:9': [1536, 640],
  '9:21': [640, 1536],
};

/** Reads what a model's own input fields say about the file. `takesSeed`: does the model know the field `seed`? */
export function mediaJob(
  kind: MediaJob['kind'],
  model: string,
  input: Record<string, unknown>,
  takesSeed: boolean,
): MediaJob {
  const number = (name: string) => (typeof input[name] === 'number' ? (input[name] as number) : undefined);
  const [width, height] = RATIOS[String(input.aspect_ratio)] ??
    RATIOS[kind === 'video' ? '16:9' : '1:1'] ?? [0, 0];
  const fps = number('fps') ?? number('frames_per_second') ?? 24;
  const frames = number('num_frames') ?? (String(input.video_length).startsWith('25') ? 25 : undefined);
  const hash = createHash('sha256').update(model).update(JSON.stringify(input)).digest();
  const drawn = (takesSeed ? hash : randomBytes(4)).readUInt32BE(0) >>> 1;
  return {
    kind,
    model,
    prompt: asText(input.prompt ?? input.text),
    seed: (takesSeed ? number('seed') : undefined) ?? drawn,
    width: number('width') ?? width,
    height: number('height') ?? height,
    duration: kind === 'image' ? 0 : lengthOf(input, number, frames, fps),
    fps,
  };
}

function lengthOf(
  input: Record<string, unknown>,
  number: (name: string) => number | undefined,
  frames: number | undefined,
  fps: number,
): number {
  const ms = number('music_length_ms');
  if (ms !== undefined) return ms / 1000;
  if (frames !== undefined) return frames / fps;
  const asked = Number(input.duration ?? 5);
  return asked > 0 ? asked : 5;
}
