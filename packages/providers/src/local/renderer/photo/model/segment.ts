/**
 * A process of its own that finds the product of one photo: `segment photo weights out`. It writes the mask, [SIDE, SIDE]
 * bytes 0–255, and ends; its memory ends with it, and a fault in native code cannot reach the server.
 */
import { rename, writeFile } from 'node:fs/promises';
import ort from 'onnxruntime-node';
import sharp from 'sharp';
import { readPhoto } from '../read-photo.ts';
import { MASK_SIDE } from './mask-side.ts';

/** Channel means and deviations of ImageNet, which U²-Net was trained with (Qin et al. 2020, xuebinqin/U-2-Net). */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];
const PIXELS = MASK_SIDE * MASK_SIDE;

/** The photo stretched to the model's square, as planes [3, SIDE, SIDE]. */
async function readPlanes(path: string): Promise<Float32Array> {
  const { rgba, w, h } = await readPhoto(path);
  const raw = await sharp(rgba, { raw: { width: w, height: h, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .resize(MASK_SIDE, MASK_SIDE, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  const brightest = raw.reduce((a, b) => Math.max(a, b), 1);
  const planes = new Float32Array(3 * PIXELS);
  for (let i = 0; i < PIXELS; i++) {
    for (let k = 0; k < 3; k++) {
      planes[k * PIXELS + i] = ((raw[i * 3 + k] ?? 0) / brightest - (MEAN[k] ?? 0)) / (DEVIATION[k] ?? 1);
    }
  }
  return planes;
}

async function segment(photo: string, weights: string, out: string): Promise<void> {
  sharp.concurrency(1);
  const planes = await readPlanes(photo);
  const session = await ort.InferenceSession.create(weights, {
    intraOpNumThreads: 2,
    enableCpuMemArena: false,
    enableMemPattern: false,
    // Fused layers are no faster on so small a picture, and take more memory.
    graphOptimizationLevel: 'basic',
    logSeverityLevel: 3,
  });
  const [input] = session.inputNames;
  // The first output is the fused one; the others are the side outputs of training.
  const [fused] = session.outputNames;
  if (!input || !fused) throw new Error('The model has no input or no output.');
  const tensor = new ort.Tensor('float32', planes, [1, 3, MASK_SIDE, MASK_SIDE]);
  const result = (await session.run({ [input]: tensor }, [fused]))[fused]?.data;
  if (!(result instanceof Float32Array) || result.length !== PIXELS)
    throw new Error('The model gave no mask.');
  await writeFile(
    `${out}.part`,
    Uint8Array.from(result, (p) => Math.round(255 * Math.min(1, Math.max(0, p)))),
  );
  await rename(`${out}.part`, out);
}

const [photo, weights, out] = process.argv.slice(2);
if (!photo || !weights || !out) throw new Error('segment photo weights out');
await segment(photo, weights, out);
