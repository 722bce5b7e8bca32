/** One node of an API-format graph. */
export interface Node {
  class_type: string;
  inputs: Record<string, unknown>;
}
export type Graph = Record<string, Node>;

/** Node classes the simulated server has, with the inputs that must be given. */
export const CLASSES: Record<string, string[]> = {
  CheckpointLoaderSimple: ['ckpt_name'],
  ImageOnlyCheckpointLoader: ['ckpt_name'],
  UNETLoader: ['unet_name', 'weight_dtype'],
  CLIPLoader: ['clip_name', 'type'],
  VAELoader: ['vae_name'],
  CLIPVisionLoader: ['clip_name'],
  LoraLoader: ['model', 'clip', 'lora_name', 'strength_model', 'strength_clip'],
  LoraLoaderModelOnly: ['model', 'lora_name', 'strength_model'],
  CLIPTextEncode: ['clip', 'text'],
  CLIPVisionEncode: ['clip_vision', 'image'],
  LoadImage: ['image'],
  ImageScale: ['image', 'width', 'height'],
  Canny: ['image', 'low_threshold', 'high_threshold'],
  IPAdapterUnifiedLoader: ['model', 'preset'],
  IPAdapterAdvanced: ['model', 'ipadapter', 'image'],
  ControlNetLoader: ['control_net_name'],
  ControlNetApplyAdvanced: ['positive', 'negative', 'control_net', 'image'],
  EmptyLatentImage: ['width', 'height', 'batch_size'],
  EmptySD3LatentImage: ['width', 'height', 'batch_size'],
  KSampler: ['model', 'positive', 'negative', 'latent_image', 'seed', 'steps', 'cfg'],
  KSamplerAdvanced: ['model', 'positive', 'negative', 'latent_image', 'noise_seed', 'steps', 'cfg'],
  ModelSamplingSD3: ['model', 'shift'],
  VAEDecode: ['samples', 'vae'],
  VAEEncode: ['pixels', 'vae'],
  VideoLinearCFGGuidance: ['model', 'min_cfg'],
  SVD_img2vid_Conditioning: ['clip_vision', 'init_image', 'vae', 'width', 'height', 'video_frames', 'fps'],
  WanImageToVideo: ['positive', 'negative', 'vae', 'width', 'height', 'length'],
  CreateVideo: ['images', 'fps'],
  SaveImage: ['images', 'filename_prefix'],
  PreviewImage: ['images'],
  SaveVideo: ['video', 'filename_prefix'],
  SaveWEBM: ['images', 'filename_prefix'],
  VHS_VideoCombine: ['images', 'frame_rate'],
};

/** The nodes whose results are files, and under which name the history lists them. */
export const OUTPUTS: Record<string, { field: string; video: boolean }> = {
  SaveImage: { field: 'images', video: false },
  PreviewImage: { field: 'images', video: false },
  SaveVideo: { field: 'images', video: true },
  SaveWEBM: { field: 'images', video: true },
  VHS_VideoCombine: { field: 'gifs', video: true },
};

interface Fault {
  type: string;
  message: string;
  details: string;
  extra_info: Record<string, unknown>;
}
export interface Refusal {
  error: Fault;
  node_errors: Record<string, { errors: Fault[]; dependent_outputs: string[]; class_type: string }>;
}

const fault = (type: string, message: string, details = ''): Fault => ({
  type,
  message,
  details,
  extra_info: {},
});

/** What the server would refuse a graph for; null when it runs. `missingModel`: pretends a model file is not there. */
export function refusalOf(graph: Graph, files: ReadonlySet<string>, missingModel: boolean): Refusal | null {
  const nodes = Object.entries(graph);
  const strange = nodes.find(([, node]) => !node?.class_type || !(node.class_type in CLASSES));
  if (strange) {
    const [id, node] = strange;
    const name = node?.class_type ?? '';
    const message = `Cannot execute because node ${name} does not exist.`;
    return { error: fault('missing_node_type', message, `Node ID '#${id}'`), node_errors: {} };
  }
  const outputs = nodes.filter(([, node]) => node.class_type in OUTPUTS).map(([id]) => id);
  if (outputs.length === 0)
    return { error: fault('prompt_no_outputs', 'Prompt has no outputs'), node_errors: {} };
  const node_errors: Refusal['node_errors'] = {};
  for (const [id, node] of nodes) {
    const errors = faultsOf(node, graph, files, missingModel);
    if (errors.length > 0)
      node_errors[id] = { errors, dependent_outputs: outputs, class_type: node.class_type };
  }
  if (Object.keys(node_errors).length === 0) return null;
  return {
    error: fault('prompt_outputs_failed_validation', 'Prompt outputs failed validation'),
    node_errors,
  };
}

function faultsOf(node: Node, graph: Graph, files: ReadonlySet<string>, missingModel: boolean): Fault[] {
  const errors: Fault[] = [];
  for (const name of CLASSES[node.class_type] ?? []) {
    if (!(name in node.inputs))
      errors.push(fault('required_input_missing', 'Required input is missing', name));
  }
  for (const [name, value] of Object.entries(node.inputs)) {
    if (isLink(value) && !graph[value[0]])
      errors.push(
        fault('bad_linked_input', 'Bad linked input, must be a length-2 list of [node_id, slot_index]', name),
      );
  }
  if (missingModel && 'ckpt_name' in node.inputs)
    errors.push(
      fault(
        'value_not_in_list',
        'Value not in list',
        `ckpt_name: '${String(node.inputs.ckpt_name)}' not in []`,
      ),
    );
  if (node.class_type === 'LoadImage' && !files.has(String(node.inputs.image)))
    errors.push(
      fault(
        'custom_validation_failed',
        'Custom validation failed for node',
        `image - Invalid image file: ${String(node.inputs.image)}`,
      ),
    );
  return errors;
}

export const isLink = (value: unknown): value is [string, number] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number';

/** Finds the first value of an input with one of `names` anywhere in the graph. */
export function inputOf(graph: Graph, ...names: string[]): unknown {
  for (const node of Object.values(graph)) {
    for (const name of names) if (name in node.inputs && !isLink(node.inputs[name])) return node.inputs[name];
  }
  return undefined;
}
