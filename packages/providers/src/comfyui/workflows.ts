import type { Graph, Link, Workflow, WorkflowInputs } from './graph.ts';

/** Builds a graph node by node; ids are given in order. */
class Build {
  readonly graph: Graph = {};

  add(class_type: string, inputs: Record<string, unknown>): string {
    const id = String(Object.keys(this.graph).length + 1);
    this.graph[id] = { class_type, inputs };
    return id;
  }
}

const text = (inputs: WorkflowInputs, name: string) => {
  const value = inputs[name];
  return typeof value === 'string' ? value : '';
};
const number = (inputs: WorkflowInputs, name: string, otherwise: number) => {
  const value = inputs[name];
  return typeof value === 'number' ? value : otherwise;
};

interface Conditioned {
  model: Link;
  positive: Link;
  negative: Link;
}

/** SDXL text to image. A reference goes through IP-Adapter, a control picture (edges) through ControlNet, a LoRA before both. */
const sdxl: Workflow = (inputs, prefix) => {
  const build = new Build();
  const checkpoint = build.add('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_base_1.0.safetensors' });
  const { model, clip } = withLora(build, checkpoint, inputs);
  const say = (words: string): Link => [build.add('CLIPTextEncode', { clip, text: words }), 0];
  const plain = {
    model,
    positive: say(text(inputs, 'prompt')),
    negative: say(text(inputs, 'negative_prompt')),
  };
  const conditioned = withControl(build, withReference(build, plain, inputs), inputs);
  const latent = build.add('EmptyLatentImage', {
    width: number(inputs, 'width', 1024),
    height: number(inputs, 'height', 1024),
    batch_size: 1,
  });
  const sampled = build.add('KSampler', {
    ...conditioned,
    latent_image: [latent, 0],
    seed: number(inputs, 'seed', 0),
    steps: 30,
    cfg: number(inputs, 'guidance', 6.5),
    sampler_name: 'dpmpp_2m',
    scheduler: 'karras',
    denoise: 1,
  });
  const decoded = build.add('VAEDecode', { samples: [sampled, 0], vae: [checkpoint, 2] });
  build.add('SaveImage', { images: [decoded, 0], filename_prefix: prefix });
  return build.graph;
};

function withLora(build: Build, checkpoint: string, inputs: WorkflowInputs): { model: Link; clip: Link } {
  const lora_name = text(inputs, 'lora');
  if (lora_name === '') return { model: [checkpoint, 0], clip: [checkpoint, 1] };
  const strength = number(inputs, 'lora_scale', 0.8);
  const id = build.add('LoraLoader', {
    model: [checkpoint, 0],
    clip: [checkpoint, 1],
    lora_name,
    strength_model: strength,
    strength_clip: strength,
  });
  return { model: [id, 0], clip: [id, 1] };
}

function withReference(build: Build, conditioned: Conditioned, inputs: WorkflowInputs): Conditioned {
  const reference = text(inputs, 'reference');
  if (reference === '') return conditioned;
  const picture = build.add('LoadImage', { image: reference });
  const loader = build.add('IPAdapterUnifiedLoader', {
    model: conditioned.model,
    preset: 'PLUS (high strength)',
  });
  const adapted = build.add('IPAdapterAdvanced', {
    model: [loader, 0],
    ipadapter: [loader, 1],
    image: [picture, 0],
    weight: 0.7,
    weight_type: 'linear',
    combine_embeds: 'concat',
    start_at: 0,
    end_at: 0.9,
    embeds_scaling: 'V only',
  });
  return { ...conditioned, model: [adapted, 0] };
}

function withControl(build: Build, conditioned: Conditioned, inputs: WorkflowInputs): Conditioned {
  const control = text(inputs, 'control');
  if (control === '') return conditioned;
  const picture = build.add('LoadImage', { image: control });
  const net = build.add('ControlNetLoader', { control_net_name: 'controlnet-canny-sdxl-1.0.safetensors' });
  const applied = build.add('ControlNetApplyAdvanced', {
    positive: conditioned.positive,
    negative: conditioned.negative,
    control_net: [net, 0],
    image: [picture, 0],
    strength: 0.6,
    start_percent: 0,
    end_percent: 0.8,
  });
  return { ...conditioned, positive: [applied, 0], negative: [applied, 1] };
}

function saveVideo(build: Build, frames: string, fps: number, prefix: string): Graph {
  const video = build.add('CreateVideo', { images: [frames, 0], fps });
  build.add('SaveVideo', { video: [video, 0], filename_prefix: prefix, format: 'auto', codec: 'auto' });
  return build.graph;
}

/** Stable Video Diffusion XT: 25 frames from one picture; `fps` decides how long they last. */
const svd: Workflow = (inputs, prefix) => {
  const build = new Build();
  const fps = number(inputs, 'fps', 6);
  const checkpoint = build.add('ImageOnlyCheckpointLoader', { ckpt_name: 'svd_xt.safetensors' });
  const picture = build.add('LoadImage', { image: text(inputs, 'image') });
  const guided = build.add('VideoLinearCFGGuidance', { model: [checkpoint, 0], min_cfg: 1 });
  const conditioned = build.add('SVD_img2vid_Conditioning', {
    clip_vision: [checkpoint, 1],
    init_image: [picture, 0],
    vae: [checkpoint, 2],
    width: number(inputs, 'width', 1024),
    height: number(inputs, 'height', 576),
    video_frames: 25,
    motion_bucket_id: number(inputs, 'motion', 127),
    fps,
    augmentation_level: 0.02,
  });
  const sampled = build.add('KSampler', {
    model: [guided, 0],
    positive: [conditioned, 0],
    negative: [conditioned, 1],
    latent_image: [conditioned, 2],
    seed: number(inputs, 'seed', 0),
    steps: 20,
    cfg: 2.5,
    sampler_name: 'euler',
    scheduler: 'karras',
    denoise: 1,
  });
  const decoded = build.add('VAEDecode', { samples: [sampled, 0], vae: [checkpoint, 2] });
  return saveVideo(build, decoded, fps, prefix);
};

const WAN_FPS = 16;

/** Wan 2.1 image to video at 16 frames a second. */
const wan: Workflow = (inputs, prefix) => {
  const build = new Build();
  const unet = build.add('UNETLoader', {
    unet_name: 'wan2.1_i2v_480p_14B_fp16.safetensors',
    weight_dtype: 'default',
  });
  const clip = build.add('CLIPLoader', {
    clip_name: 'umt5_xxl_fp8_e4m3fn_scaled.safetensors',
    type: 'wan',
    device: 'default',
  });
  const vae = build.add('VAELoader', { vae_name: 'wan_2.1_vae.safetensors' });
  const vision = build.add('CLIPVisionLoader', { clip_name: 'clip_vision_h.safetensors' });
  const picture = build.add('LoadImage', { image: text(inputs, 'image') });
  const seen = build.add('CLIPVisionEncode', { clip_vision: [vision, 0], image: [picture, 0], crop: 'none' });
  const say = (name: string): Link => [
    build.add('CLIPTextEncode', { clip: [clip, 0], text: text(inputs, name) }),
    0,
  ];
  const conditioned = build.add('WanImageToVideo', {
    positive: say('prompt'),
    negative: say('negative_prompt'),
    vae: [vae, 0],
    clip_vision_output: [seen, 0],
    start_image: [picture, 0],
    width: number(inputs, 'width', 832),
    height: number(inputs, 'height', 480),
    length: number(inputs, 'frames', 81),
    batch_size: 1,
  });
  const shifted = build.add('ModelSamplingSD3', { model: [unet, 0], shift: 8 });
  const sampled = build.add('KSampler', {
    model: [shifted, 0],
    positive: [conditioned, 0],
    negative: [conditioned, 1],
    latent_image: [conditioned, 2],
    seed: number(inputs, 'seed', 0),
    steps: 20,
    cfg: 6,
    sampler_name: 'uni_pc',
    scheduler: 'simple',
    denoise: 1,
  });
  const decoded = build.add('VAEDecode', { samples: [sampled, 0], vae: [vae, 0] });
  return saveVideo(build, decoded, WAN_FPS, prefix);
};

/** The workflows AdMint comes with, by name. */
export const shippedWorkflows: Readonly<Record<string, Workflow>> = { sdxl, svd, wan };
