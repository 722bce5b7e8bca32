import { asText } from '../as-text.ts';
import { firstImage, mediaJob, type MediaFile } from '../media.ts';
import type { World } from '../world.ts';
import type { Prediction } from './prediction.ts';

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
};
const MAKES = {
  image: 'image',
  upscale: 'image',
  'bg-remove': 'image',
  video: 'video',
  music: 'audio',
  tts: 'audio',
} as const;

/** Makes what the job's model gives: files on the file host, words, or data. */
export async function makeOutput(world: World, job: Prediction): Promise<unknown> {
  const { model, scenario, input } = job;
  if (model.kind === 'llm') return await words(world, job);
  if (model.kind === 'train') {
    const weights = { bytes: Buffer.from(`weights of ${job.id}`), content_type: 'application/x-tar' };
    const version = `${asText(input.destination) || model.id}:${'a1b2c3d4'.repeat(8)}`;
    return { version, weights: world.url() + world.files.put(weights, 'trained_model.tar', scenario) };
  }
  if (model.kind === 'score')
    return asText(input.inputs)
      .split('\n')
      .map((line, i) => ({ input: line, embedding: Array.from({ length: 768 }, (_, d) => Math.sin(i + d)) }));
  const asked = model.output === 'uri[]' ? Number(input.num_outputs ?? input.max_images ?? 1) : 1;
  const count = scenario === 'nsfw_fewer' ? Math.max(1, asked - 1) : asked;
  const urls: string[] = [];
  for (let i = 0; i < count; i++) urls.push(await place(world, job, i));
  return model.output === 'uri[]' ? urls : urls[0];
}

async function place(world: World, job: Prediction, index: number): Promise<string> {
  const kind = MAKES[job.model.kind as keyof typeof MAKES];
  const media = mediaJob(kind, job.model.id, job.input, job.model.takesSeed);
  const dark = job.scenario === 'nsfw_black';
  const asked = { ...media, seed: media.seed + index, ...(dark && { prompt: '[[black]]' }) };
  const file: MediaFile = await world.make(asked, await firstImage(job.input, world.url()));
  if (job.scenario === 'data_uri_output')
    return `data:${file.content_type};base64,${Buffer.from(file.bytes).toString('base64')}`;
  const name = `out-${index}.${EXTENSIONS[file.content_type] ?? 'bin'}`;
  return world.url() + world.files.put(file, name, job.scenario);
}

/** An iterator of small pieces, as language models on the service give them. */
async function words(world: World, { input, scenario, model }: Prediction): Promise<unknown> {
  if (scenario === 'llm_empty') return [];
  const schema = input.json_schema as Record<string, unknown> | undefined;
  const text = await world.write({
    system: asText(input.system_prompt ?? input.instructions),
    user: asText(input.prompt) || JSON.stringify(input.messages ?? ''),
    schema: schema && Object.keys(schema).length > 0 ? schema : null,
  });
  if (model.output === 'object') return { text, json_output: parsed(text) };
  const whole =
    scenario === 'llm_broken_json' ? `Sure! Here you go:\n\`\`\`json\n${text.slice(0, -2)},\n` : text;
  return whole.match(/[\s\S]{1,6}/g) ?? [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
