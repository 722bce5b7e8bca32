import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { builtInCatalogue, type CatalogueEntry } from '../catalogue/index.ts';
import { deadUrl, mediaBytes, playServer, type RecordedServer, say } from '../conformance/recorded-server.ts';
import { imageRequest, pictureIn, videoRequest } from '../conformance/requests.ts';
import { describeModel, failureOf, type Trouble, untilEnded } from '../conformance/suite.ts';
import type { NotStarted } from '../spec/index.ts';
import { ComfyClient, promptIdOf } from './client.ts';
import { type Graph, readWorkflow } from './graph.ts';
import { comfyMediaModel } from './media-model.ts';
import { ComfyProgress } from './progress.ts';
import { shippedWorkflows } from './workflows.ts';

const never = new AbortController().signal;
const context = { key: 's/1/image-generator/front/a1', signal: never };

interface Service extends RecordedServer {
  trouble: Trouble | 'oom' | 'missing_model' | 'node_errors_200' | 'forgetful' | 'lacks_node';
  creates: number;
  graphs: Graph[];
  /** How far a prompt is: queued, running, done. */
  looks: Map<string, number>;
}

const MISSING = {
  '1': {
    class_type: 'CheckpointLoaderSimple',
    errors: [
      {
        type: 'value_not_in_list',
        message: 'Value not in list',
        details: "ckpt_name: 'sd_xl_base_1.0.safetensors' not in []",
      },
    ],
    dependent_outputs: ['9'],
  },
};

async function comfyServer(): Promise<Service> {
  const canceled = new Set<string>();
  const isVideo = (graph: Graph | undefined) => JSON.stringify(graph ?? {}).includes('SaveVideo');
  const finished = (id: string) => {
    const { trouble } = service;
    const start = ['execution_start', { prompt_id: id, timestamp: 1 }];
    if (canceled.has(id))
      return {
        outputs: {},
        status: {
          status_str: 'error',
          completed: false,
          messages: [start, ['execution_interrupted', { prompt_id: id }]],
        },
      };
    if (trouble === 'job_fails' || trouble === 'oom') {
      const exception_message =
        trouble === 'oom' ? 'Allocation on device' : 'mat1 and mat2 shapes cannot be multiplied';
      const exception_type = trouble === 'oom' ? 'torch.OutOfMemoryError' : 'RuntimeError';
      const messages = [
        start,
        [
          'execution_error',
          { prompt_id: id, node_type: 'KSampler', exception_message, exception_type, traceback: [] },
        ],
      ];
      return { outputs: {}, status: { status_str: 'error', completed: false, messages } };
    }
    const images = [
      {
        filename: isVideo(service.graphs.at(-1)) ? 'a_00001_.mp4' : 'a_00001_.png',
        subfolder: 'admint',
        type: 'output',
      },
    ];
    return {
      outputs: { '9': { images, animated: [true] } },
      status: { status_str: 'success', completed: true, messages: [start] },
    };
  };
  const server = await playServer((call, answer, request) => {
    const path = call.url.split('?')[0] ?? '';
    const { trouble, looks } = service;
    if (path === '/view')
      return void answer
        .writeHead(200)
        .end(isVideo(service.graphs.at(-1)) ? mediaBytes.video : mediaBytes.image);
    if (trouble === 'unauthorized') return say(answer, 401, 'no');
    if (path === '/system_stats') return say(answer, 200, {});
    if (path.startsWith('/object_info/')) {
      const name = path.split('/').at(-1) ?? '';
      return say(answer, 200, trouble === 'lacks_node' && name === 'KSampler' ? {} : { [name]: {} });
    }
    if (path === '/upload/image')
      return say(answer, 200, { name: 'stored.png', subfolder: 'admint', type: 'input' });
    if (path === '/prompt') {
      if (trouble === 'rate_limited') return say(answer, 429, 'busy', { 'retry-after': '7' });
      if (trouble === 'gateway_error') return say(answer, 502, '<html>');
      const { prompt, prompt_id } = call.json as { prompt: Graph; prompt_id: string };
      if (trouble === 'missing_model') {
        return say(answer, 400, {
          error: { type: 'prompt_outputs_failed_validation', message: 'Prompt outputs failed validation' },
          node_errors: MISSING,
        });
      }
      if (looks.has(prompt_id)) return say(answer, 409, { error: 'prompt_id already exists' });
      service.creates++;
      service.graphs.push(prompt);
      looks.set(prompt_id, 0);
      if (trouble === 'cut_after_accept') return void request.socket.destroy();
      return say(answer, 200, {
        prompt_id,
        number: 1,
        node_errors: trouble === 'node_errors_200' ? MISSING : {},
      });
    }
    if (path === '/queue' && call.method === 'GET') {
      const at = (state: number) =>
        [...looks].filter(([, look]) => look === state).map(([id], i) => [i, id, {}, {}, []]);
      return say(answer, 200, { queue_running: at(1), queue_pending: at(0) });
    }
    if (path === '/queue' || path === '/interrupt') {
      const { prompt_id, delete: removed } = call.json as { prompt_id?: string; delete?: string[] };
      const id = prompt_id ?? removed?.[0] ?? '';
      canceled.add(id);
      if (removed) looks.delete(id);
      return say(answer, 200, '');
    }
    const id = path.split('/').at(-1) ?? '';
    if (trouble === 'poll_fails' && service.calls.filter(({ url }) => url === call.url).length <= 3)
      return say(answer, 503, '');
    const look = looks.get(id);
    if (look === undefined || trouble === 'forgetful') return say(answer, 200, {});
    if (look >= 2 || canceled.has(id)) return say(answer, 200, { [id]: finished(id) });
    looks.set(id, look + 0.5);
    if (look + 0.5 === 0.5) looks.set(id, 1);
    else looks.set(id, 2);
    return say(answer, 200, {});
  });
  const service: Service = Object.assign(server, {
    trouble: 'ok' as const,
    creates: 0,
    graphs: [],
    looks: new Map<string, number>(),
  });
  return service;
}

const entryOf = (id: string): CatalogueEntry => {
  const entry = builtInCatalogue().find((candidate) => candidate.id === `comfyui:${id}`);
  if (!entry) throw new Error(id);
  return entry;
};

let service: Service;
let dir: string;
beforeEach(async () => {
  service = await comfyServer();
  dir = await mkdtemp(join(tmpdir(), 'admint-comfy-'));
});
afterEach(async () => {
  await service.close();
  await rm(dir, { recursive: true, force: true });
});

for (const [kind, id] of [
  ['image', 'sdxl'],
  ['video', 'svd'],
] as const) {
  describeModel(`ComfyUI ${kind}`, async () => {
    const own = await comfyServer();
    const workDir = await mkdtemp(join(tmpdir(), 'admint-comfy-'));
    const model = (url: string) =>
      comfyMediaModel(kind, {
        client: new ComfyClient({ baseUrl: url }),
        entry: entryOf(id),
        workDir,
      }) as never as ReturnType<typeof imageModel>;
    const request = kind === 'image' ? imageRequest : videoRequest(await pictureIn(workDir));
    return {
      model: model(own.url),
      reborn: () => model(own.url),
      request: request as typeof imageRequest,
      play: (trouble) => {
        own.trouble = trouble;
      },
      creates: () => own.creates,
      calls: () => own.calls.length,
      cancels: () =>
        own.calls.filter(({ url, method }) => url === '/interrupt' || (url === '/queue' && method === 'POST'))
          .length,
      expects: kind,
      unreachable: model(await deadUrl()),
      secret: 'there-is-no-key-here',
      close: async () => {
        await own.close();
        await rm(workDir, { recursive: true });
      },
    };
  });
}

const imageModel = (entry = entryOf('sdxl')) =>
  comfyMediaModel('image', { client: new ComfyClient({ baseUrl: service.url }), entry, workDir: dir });

describe('a job on a ComfyUI server', () => {
  it('has one id for all tries, so that a second start is the first job', async () => {
    const first = await imageModel().start(imageRequest, context);
    const second = await imageModel().start(imageRequest, context);
    expect(second.id).toBe(first.id);
    expect(service.creates).toBe(1);
    expect(first.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
    expect(promptIdOf('other')).not.toBe(first.id);
  });
  it('that a restarted server forgot is queued again, at no cost', async () => {
    const model = imageModel();
    const operation = await model.start(imageRequest, context);
    service.looks.clear();
    expect(await untilEnded(model, operation)).toMatchObject({ state: 'succeeded', cost: 0 });
    expect(service.creates).toBe(2);
  });
  it.each([
    ['oom', 'model_error', 'ran out of memory'],
    ['job_fails', 'model_error', 'shapes cannot be multiplied'],
  ] as const)('that ends with %s says so', async (trouble, code, words) => {
    const model = imageModel();
    const operation = await model.start(imageRequest, context);
    service.trouble = trouble;
    expect(await untilEnded(model, operation)).toMatchObject({
      fault: { code, message: expect.stringContaining(words) },
    });
  });
  it.each(['missing_model', 'node_errors_200'] as const)(
    'refused with %s names the missing file',
    async (trouble) => {
      service.trouble = trouble;
      const error = (await failureOf(imageModel().start(imageRequest, context))) as NotStarted;
      expect(error.fault).toMatchObject({ code: 'invalid_input', retryable: false });
      expect(error.fault.message).toContain('sd_xl_base_1.0.safetensors');
    },
  );
  it('is offered only where the server has the nodes', async () => {
    expect(await imageModel().check()).toEqual({ available: true, reason: null });
    service.trouble = 'lacks_node';
    expect((await imageModel().check()).reason).toContain('KSampler');
  });
});

describe('progress', () => {
  it('is heard over the WebSocket, through a reconnect and noise, and the socket closes with the last job', async () => {
    const server = new WebSocketServer({ port: 0 });
    const { port } = server.address() as AddressInfo;
    const progress = new ComfyProgress(new ComfyClient({ baseUrl: `http://127.0.0.1:${port}` }));
    const connections: string[] = [];
    const connected = (count: number) =>
      new Promise<void>((resolve) => {
        server.on('connection', () => connections.length >= count && resolve());
      });
    server.on('connection', (socket, request) => {
      connections.push(request.url ?? '');
      socket.send('not json');
      socket.send(Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 9]));
      socket.send(JSON.stringify({ type: 'status', data: { status: {} } }));
      socket.send(
        JSON.stringify({
          type: 'progress',
          data: { prompt_id: 'p', node: '5', value: connections.length * 5, max: 20 },
        }),
      );
      if (connections.length === 1) setTimeout(() => socket.terminate(), 20);
    });
    progress.follow('p');
    await connected(2);
    await expect.poll(() => progress.shareOf('p')).toBe(0.5);
    expect(connections[0]).toMatch(/^\/ws\?clientId=/);
    progress.drop('p');
    expect(progress.shareOf('p')).toBeUndefined();
    await expect.poll(() => server.clients.size).toBe(0);
    server.close();
  });
});

/** What each node takes and gives, from the server's own definitions. */
type Takes = Record<string, string>;
const NODES: Record<string, [required: Takes, optional: Takes, outputs: string[]]> = {
  CheckpointLoaderSimple: [{ ckpt_name: '*' }, {}, ['MODEL', 'CLIP', 'VAE']],
  ImageOnlyCheckpointLoader: [{ ckpt_name: '*' }, {}, ['MODEL', 'CLIP_VISION', 'VAE']],
  LoraLoader: [
    { model: 'MODEL', clip: 'CLIP', lora_name: '*', strength_model: '*', strength_clip: '*' },
    {},
    ['MODEL', 'CLIP'],
  ],
  CLIPTextEncode: [{ clip: 'CLIP', text: '*' }, {}, ['CONDITIONING']],
  LoadImage: [{ image: '*' }, {}, ['IMAGE', 'MASK']],
  IPAdapterUnifiedLoader: [
    { model: 'MODEL', preset: '*' },
    { ipadapter: 'IPADAPTER' },
    ['MODEL', 'IPADAPTER'],
  ],
  IPAdapterAdvanced: [
    {
      model: 'MODEL',
      ipadapter: 'IPADAPTER',
      image: 'IMAGE',
      weight: '*',
      weight_type: '*',
      combine_embeds: '*',
      start_at: '*',
      end_at: '*',
      embeds_scaling: '*',
    },
    {},
    ['MODEL'],
  ],
  ControlNetLoader: [{ control_net_name: '*' }, {}, ['CONTROL_NET']],
  ControlNetApplyAdvanced: [
    {
      positive: 'CONDITIONING',
      negative: 'CONDITIONING',
      control_net: 'CONTROL_NET',
      image: 'IMAGE',
      strength: '*',
      start_percent: '*',
      end_percent: '*',
    },
    { vae: 'VAE' },
    ['CONDITIONING', 'CONDITIONING'],
  ],
  EmptyLatentImage: [{ width: '*', height: '*', batch_size: '*' }, {}, ['LATENT']],
  KSampler: [
    {
      model: 'MODEL',
      seed: '*',
      steps: '*',
      cfg: '*',
      sampler_name: '*',
      scheduler: '*',
      positive: 'CONDITIONING',
      negative: 'CONDITIONING',
      latent_image: 'LATENT',
      denoise: '*',
    },
    {},
    ['LATENT'],
  ],
  VAEDecode: [{ samples: 'LATENT', vae: 'VAE' }, {}, ['IMAGE']],
  SaveImage: [{ images: 'IMAGE', filename_prefix: '*' }, {}, []],
  VideoLinearCFGGuidance: [{ model: 'MODEL', min_cfg: '*' }, {}, ['MODEL']],
  SVD_img2vid_Conditioning: [
    {
      clip_vision: 'CLIP_VISION',
      init_image: 'IMAGE',
      vae: 'VAE',
      width: '*',
      height: '*',
      video_frames: '*',
      motion_bucket_id: '*',
      fps: '*',
      augmentation_level: '*',
    },
    {},
    ['CONDITIONING', 'CONDITIONING', 'LATENT'],
  ],
  CreateVideo: [{ images: 'IMAGE', fps: '*' }, {}, ['VIDEO']],
  SaveVideo: [{ video: 'VIDEO', filename_prefix: '*', format: '*' }, { codec: '*' }, []],
  UNETLoader: [{ unet_name: '*', weight_dtype: '*' }, {}, ['MODEL']],
  CLIPLoader: [{ clip_name: '*', type: '*' }, { device: '*' }, ['CLIP']],
  VAELoader: [{ vae_name: '*' }, {}, ['VAE']],
  CLIPVisionLoader: [{ clip_name: '*' }, {}, ['CLIP_VISION']],
  CLIPVisionEncode: [{ clip_vision: 'CLIP_VISION', image: 'IMAGE', crop: '*' }, {}, ['CLIP_VISION_OUTPUT']],
  WanImageToVideo: [
    {
      positive: 'CONDITIONING',
      negative: 'CONDITIONING',
      vae: 'VAE',
      width: '*',
      height: '*',
      length: '*',
      batch_size: '*',
    },
    { clip_vision_output: 'CLIP_VISION_OUTPUT', start_image: 'IMAGE' },
    ['CONDITIONING', 'CONDITIONING', 'LATENT'],
  ],
  ModelSamplingSD3: [{ model: 'MODEL', shift: '*' }, {}, ['MODEL']],
};

function graphFaults(graph: Graph): string[] {
  return Object.entries(graph).flatMap(([id, { class_type, inputs }]) => {
    const [required, optional]: [Takes, Takes, ...unknown[]] = NODES[class_type] ?? [{}, {}];
    const missing = Object.keys(required).filter((name) => inputs[name] === undefined);
    const wrong = Object.entries(inputs).filter(([name, value]) => {
      const type = required[name] ?? optional[name];
      const given = Array.isArray(value) ? NODES[graph[value[0]]?.class_type ?? '']?.[2][value[1]] : '*';
      return type === undefined || type !== given;
    });
    return [
      ...missing.map((name) => `${id} lacks ${name}`),
      ...wrong.map(([name]) => `${id} ${class_type} ${name} is wrong`),
    ];
  });
}

describe('the workflows AdMint comes with', () => {
  const full = {
    prompt: 'p',
    negative_prompt: 'n',
    seed: 7,
    reference: 'r.png',
    control: 'c.png',
    lora: 'brand.safetensors',
    image: 'i.png',
  };
  it.each([
    ['sdxl', full],
    ['sdxl', { prompt: 'p' }],
    ['sdxl', { prompt: 'p', reference: 'r.png' }],
    ['sdxl', { prompt: 'p', control: 'c.png' }],
    ['svd', full],
    ['wan', full],
  ] as const)('give every node of %s what it needs', (name, inputs) => {
    const graph = shippedWorkflows[name]?.(inputs, 'admint/x') ?? {};
    expect(Object.keys(graph).length).toBeGreaterThan(6);
    expect(graphFaults(graph)).toEqual([]);
  });
  it('use IP-Adapter, ControlNet and LoRA only when they are asked for', () => {
    const kinds = (inputs: object) =>
      Object.values(shippedWorkflows['sdxl']?.({ ...inputs }, 'x') ?? {}).map(({ class_type }) => class_type);
    expect(kinds(full)).toEqual(
      expect.arrayContaining(['IPAdapterAdvanced', 'ControlNetApplyAdvanced', 'LoraLoader']),
    );
    expect(kinds({ prompt: 'p' }).join()).not.toMatch(/IPAdapter|ControlNet|Lora/);
  });
});

describe('a user’s own workflow', () => {
  const own = {
    graph: {
      '3': { class_type: 'KSampler', inputs: { seed: 1 } },
      '6': { class_type: 'CLIPTextEncode', inputs: { text: 'old' } },
      '9': { class_type: 'SaveImage', inputs: {} },
    },
    inputs: { prompt: ['6', 'text'], seed: [['3', 'seed']], prefix: ['9', 'filename_prefix'] },
  };
  it('gets its named inputs and keeps what is not named', async () => {
    const path = join(dir, 'own.json');
    await writeFile(path, JSON.stringify(own));
    const entry = {
      ...entryOf('sdxl'),
      workflow: path,
      fields: { prompt: { name: 'prompt' }, seed: { name: 'seed' } },
    };
    const model = imageModel(entry);
    const operation = await model.start({ ...imageRequest, seed: 0 }, context);
    expect(service.graphs[0]).toEqual({
      '3': { class_type: 'KSampler', inputs: { seed: 0 } },
      '6': { class_type: 'CLIPTextEncode', inputs: { text: imageRequest.prompt } },
      '9': { class_type: 'SaveImage', inputs: { filename_prefix: `admint/${operation.id}` } },
    });
  });
  it('says what is wrong with it', async () => {
    const path = join(dir, 'bad.json');
    await writeFile(path, JSON.stringify({ ...own, inputs: { prompt: ['77', 'text'] } }));
    await expect(readWorkflow(path)).rejects.toThrow('the node 77, which is not there');
    await expect(readWorkflow(join(dir, 'none.json'))).rejects.toMatchObject({ code: 'bad_configuration' });
  });
});
