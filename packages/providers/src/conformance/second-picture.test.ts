import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue, type CatalogueEntry } from '../catalogue/index.ts';
import { ComfyClient } from '../comfyui/client.ts';
import { comfyMediaModel } from '../comfyui/media-model.ts';
import { FalClient } from '../fal/client.ts';
import { falMediaModel } from '../fal/media-model.ts';
import { ReplicateClient } from '../replicate/client.ts';
import { replicateMediaModel } from '../replicate/media-model.ts';
import type { FileInput } from '../spec/index.ts';
import { mediaBytes, playServer, type RecordedServer, say } from './recorded-server.ts';
import { replicateService } from './replicate-service.ts';
import { imageRequest, pictureIn, videoRequest } from './requests.ts';

const context = { key: 's/1/video-generator/clip-1/a1', signal: new AbortController().signal };
const entryOf = (id: string): CatalogueEntry => {
  const entry = builtInCatalogue().find((candidate) => candidate.id === id);
  if (!entry) throw new Error(id);
  return entry;
};
const dataUri = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`;
const second = Buffer.concat([mediaBytes.image, Buffer.from('another picture')]);

let dir: string;
let server: RecordedServer | undefined;
let pictures: { first: FileInput; second: FileInput };
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'admint-second-picture-'));
  pictures = { first: await pictureIn(dir), second: await pictureIn(dir, second) };
});
afterEach(async () => {
  await server?.close();
  await rm(dir, { recursive: true, force: true });
});

const clipBetween = () => ({ ...videoRequest(pictures.first), last_frame: pictures.second });

describe('a second picture of a request', () => {
  it('travels to Replicate beside the first one, each under the name of the model', async () => {
    const service = await replicateService();
    server = service;
    const client = new ReplicateClient({ key: 'r8_key', baseUrl: `${service.url}/v1` });
    const made = { client, workDir: dir };
    const sent = (): unknown => service.calls.filter((call) => call.json['input']).at(-1)?.json['input'];
    const kling = entryOf('replicate:kwaivgi/kling-v2.1');
    await replicateMediaModel('video', { ...made, entry: kling }).start(clipBetween(), context);
    expect(sent()).toMatchObject({
      start_image: dataUri(mediaBytes.image),
      end_image: dataUri(second),
      mode: 'pro',
    });
    const depth = entryOf('replicate:xlabs-ai/flux-dev-controlnet');
    const request = { ...imageRequest, control_image: pictures.second };
    await replicateMediaModel('image', { ...made, entry: depth }).start(request, context);
    expect(sent()).toMatchObject({ control_image: dataUri(second), control_type: 'depth' });
  });

  it('travels to fal under its own name', async () => {
    server = await playServer((call, answer) =>
      say(answer, 200, {
        request_id: 'job-1',
        response_url: `${server?.url}${call.url}/requests/job-1`,
        status_url: `${server?.url}${call.url}/requests/job-1/status`,
        cancel_url: `${server?.url}${call.url}/requests/job-1/cancel`,
      }),
    );
    const client = new FalClient({ key: 'fal-key', baseUrl: server.url });
    const entry = entryOf('fal:fal-ai/kling-video/v2.5-turbo/pro/image-to-video');
    await falMediaModel('video', { client, entry, workDir: dir }).start(clipBetween(), context);
    expect(server.calls.at(-1)?.json).toMatchObject({
      image_url: dataUri(mediaBytes.image),
      tail_image_url: dataUri(second),
    });
  });

  it('is uploaded to ComfyUI and steers the sampler through ControlNet', async () => {
    server = await playServer((call, answer) => {
      if (call.url.startsWith('/history')) return say(answer, 200, {});
      if (call.url === '/queue') return say(answer, 200, { queue_running: [], queue_pending: [] });
      return call.url.startsWith('/upload/image')
        ? say(answer, 200, { name: 'depth.png', subfolder: 'admint', type: 'input' })
        : say(answer, 200, { prompt_id: call.json['prompt_id'], number: 1, node_errors: {} });
    });
    const client = new ComfyClient({ baseUrl: server.url });
    const model = comfyMediaModel('image', { client, entry: entryOf('comfyui:sdxl'), workDir: dir });
    await model.start({ ...imageRequest, control_image: pictures.second }, context);
    const upload = server.calls.find(({ url }) => url.startsWith('/upload/image'));
    expect(upload?.body).toContain('another picture');
    const graph = server.calls.find(({ url }) => url === '/prompt')?.json['prompt'] as Record<
      string,
      { class_type: string; inputs: Record<string, unknown> }
    >;
    const nodes = Object.entries(graph);
    const [loaded] = nodes.find(([, node]) => String(node.inputs['image']).includes('depth.png')) ?? [];
    const applied = nodes.find(([, node]) => node.class_type.startsWith('ControlNetApply'));
    expect(JSON.stringify(applied?.[1].inputs)).toContain(`["${loaded}",0]`);
    const sampler = nodes.find(([, node]) => node.class_type === 'KSampler');
    expect(sampler?.[1].inputs['positive']).toEqual([applied?.[0], 0]);
  });
});
