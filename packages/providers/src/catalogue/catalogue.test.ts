import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRequests, FileInput } from '../spec/index.ts';
import { builtInCatalogue, loadCatalogue } from './catalogue.ts';
import { preferences } from './catalogue.data.ts';
import { chooseModels } from './choose.ts';
import type { CatalogueEntry } from './entry.ts';
import { billOf, estimate, settleBy } from './price.ts';
import { validateRequest, validateWanted } from './validate-request.ts';
import { placeFiles, type Wanted } from './wanted.ts';

const recorded = JSON.parse(
  readFileSync(new URL('../../data/replicate-models.json', import.meta.url), 'utf8'),
) as { id: string; version: string | null; kind: string; inputSchema: Record<string, any> }[];
// An independent validator: the one in schema-check.ts is part of what is tested.
const ajv = new Ajv({ strict: false, formats: { uri: /^https?:\/\/\S+$/ } });
const strict = new Map(
  recorded.map(({ id, inputSchema }) => [id, ajv.compile({ ...inputSchema, additionalProperties: false })]),
);
const catalogue = builtInCatalogue();
const byId = (id: string): CatalogueEntry => {
  const entry = catalogue.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(id);
  return entry;
};

const file = (n: number): FileInput => ({ path: `/x/${n}.png`, sha256: `${n}`, content_type: 'image/png' });
const place = (input: Record<string, unknown>) =>
  placeFiles(input, (f) => Promise.resolve(`https://files.test/${f.sha256}.png`));

const words = fc.string({ minLength: 10, maxLength: 400 });
const side = fc.integer({ min: 64, max: 4096 });
const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  prompt: words,
  system_prompt: words,
  negative_prompt: fc.string({ maxLength: 60 }),
  seed: fc.oneof(fc.constant(0), fc.integer({ min: -5, max: Number.MAX_SAFE_INTEGER })),
  guidance: fc.double({ min: 0, max: 30, noNaN: true }),
  motion: fc.double({ min: 0, max: 1, noNaN: true }),
  duration: fc.double({ min: 0.5, max: 300, noNaN: true }),
  width: side,
  height: side,
  first_frame: fc.constant(file(1)),
  control_image: fc.constant(file(2)),
  source: fc.constant(file(3)),
  last_frame: fc.constant(file(31)),
  lora: fc.record({ weights: fc.constant('me/style'), scale: fc.double({ min: 0, max: 1, noNaN: true }) }),
  references: fc.array(fc.integer({ min: 4, max: 30 }).map(file), { minLength: 1, maxLength: 20 }),
});

describe('the catalogue', () => {
  it('knows each of the 59 recorded models once, by the version that was recorded', () => {
    const known = catalogue.filter(({ provider, schema_of }) => provider === 'replicate' && !schema_of);
    expect(known.map(({ model }) => model).sort()).toEqual(recorded.map(({ id }) => id).sort());
    expect(recorded).toHaveLength(59);
    for (const entry of known.filter(({ version }) => version)) {
      expect(entry.version).toBe(recorded.find(({ id }) => id === entry.model)?.version);
    }
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  });

  it.each(
    catalogue
      .filter(({ provider }) => provider === 'replicate')
      .map((entry) => [entry.model, entry] as const),
  )('asks %s only for what its schema allows, whatever is wanted', async (_model, entry) => {
    const valid = strict.get(entry.schema_of ?? entry.model);
    await fc.assert(
      fc.asyncProperty(anyWanted, async (wanted) => {
        const fitted = validateWanted(entry, wanted);
        const input = await place(fitted.input);
        expect(fitted.refusals).toEqual([]);
        expect([valid?.(input), valid?.errors]).toEqual([true, null]);
      }),
      { numRuns: 60 },
    );
  });

  it('names only models that exist in its preferences, each in a stage it serves', () => {
    for (const stages of Object.values(preferences)) {
      for (const [kind, ids] of Object.entries(stages)) {
        expect(ids.map((id) => byId(id).kind)).toEqual(ids.map(() => kind));
      }
    }
  });

  it('dates every price and says whether the vendor confirmed it', () => {
    for (const { price } of catalogue) {
      expect(price.checked_at).toMatch(/^2026-/);
      expect(price.source.length).toBeGreaterThan(3);
    }
  });
});

const video: CallRequests['video'] = {
  image: file(1),
  video_prompt: 'on a beach',
  prompt: 'Shoes on sand',
  camera_movement: 'slow zoom in',
  motion_intensity: 0.5,
  duration: 3,
  fps: 30,
  width: 1280,
  height: 720,
  seed: 0,
};
const image: CallRequests['image'] = {
  product_prompt: 'shoes',
  prompt: 'Pink shoes, front view.',
  negative_prompt: 'blur',
  view_type: 'front',
  style_keywords: [],
  seed: 0,
  guidance_scale: 7.5,
  width: 1024,
  height: 1024,
  references: [],
};

describe('a request', () => {
  it('keeps seed 0, and sends the first frame under the name each model has for it', async () => {
    const asked = async (id: string) => place(validateRequest(byId(id), 'video', video).input);
    expect(await asked('replicate:bytedance/seedance-1-pro')).toMatchObject({
      seed: 0,
      image: 'https://files.test/1.png',
      duration: 3,
      resolution: '720p',
      aspect_ratio: '16:9',
    });
    expect(await asked('replicate:minimax/hailuo-02')).toHaveProperty('first_frame_image');
    expect(await asked('replicate:kwaivgi/kling-v2.1')).toMatchObject({
      start_image: 'https://files.test/1.png',
      duration: 5,
    });
    expect(await asked('replicate:wan-video/wan-2.2-i2v-fast')).toMatchObject({
      num_frames: 81,
      frames_per_second: 16,
    });
    expect(await asked('replicate:stability-ai/stable-video-diffusion')).toMatchObject({
      frames_per_second: 8,
    });
    expect(await asked('fal:fal-ai/kling-video/v2.5-turbo/pro/image-to-video')).toMatchObject({
      duration: '5',
    });
  });
  it('comes back with a warning for everything the model cannot do', () => {
    const kling = validateRequest(byId('replicate:kwaivgi/kling-v2.5-turbo-pro'), 'video', {
      ...video,
      height: 1600,
    });
    expect(kling.warnings).toEqual([
      'Kling 2.5 Turbo Pro takes no seed: asked again, it makes something else.',
      'Kling 2.5 Turbo Pro makes no piece of 3 s; it makes 5 s, and the rest is cut off.',
      'Kling 2.5 Turbo Pro does not make clips of this shape; the nearest one it makes is 1:1.',
    ]);
    const flux = validateRequest(byId('replicate:black-forest-labs/flux-schnell'), 'image', {
      ...image,
      references: [file(2)],
    });
    expect(flux.warnings.join(' ')).toContain('cannot look at your photos');
    expect(flux.warnings.join(' ')).toContain('no list of things to avoid');
  });
  it('carries last frame, control picture and trained style where the model has a field for them', async () => {
    const kling = byId('replicate:kwaivgi/kling-v2.1');
    const ends = { ...video, last_frame: file(9) };
    expect(await place(validateRequest(kling, 'video', ends).input)).toMatchObject({
      end_image: 'https://files.test/9.png',
      mode: 'pro',
    });
    const gen = validateRequest(byId('replicate:runwayml/gen4-turbo'), 'video', ends);
    expect(gen.warnings).toContain(
      'Runway Gen-4 Turbo cannot be given a last frame, so the clip ends where it likes.',
    );
    const styled = { ...image, lora: { weights: 'me/style', scale: 0.9 }, control_image: file(8) };
    const lora = validateRequest(byId('replicate:black-forest-labs/flux-dev-lora'), 'image', styled);
    expect(lora.input).toMatchObject({ lora_weights: 'me/style', lora_scale: 0.9 });
    expect(lora.warnings.join()).toContain('cannot use a control picture');
    expect(validateRequest(byId('fal:fal-ai/flux-lora'), 'image', styled).input).toMatchObject({
      loras: [{ path: 'me/style', scale: 0.9 }],
    });
  });
  it('that a model cannot serve at all is refused before anything is sent', () => {
    const refused = validateRequest(byId('replicate:ideogram-ai/ideogram-character'), 'image', image);
    expect(refused.refusals).toEqual(['Ideogram Character needs a photo of the product.']);
  });
  it('asks for the length that exists at the wanted resolution', () => {
    const long = validateRequest(byId('replicate:minimax/hailuo-02'), 'video', {
      ...video,
      duration: 9,
      height: 1080,
      width: 1920,
    });
    expect(long.input).toMatchObject({ duration: 10, resolution: '768p' });
  });
});

describe('a price', () => {
  it('is reserved from what will be made and settled by what was made', () => {
    const entry = byId('replicate:bytedance/seedance-1-pro');
    const bill = billOf(
      entry,
      validateRequest(entry, 'video', { ...video, duration: 4, width: 1920, height: 1080 }),
    );
    expect(estimate(entry, bill).amount).toBe(600_000);
    expect(settleBy(entry, bill, { video_output_duration_seconds: 5 }, true)).toBe(750_000);
    expect(settleBy(entry, bill, {}, true)).toBeNull();
    expect(settleBy(entry, bill, { video_output_duration_seconds: 5 }, false)).toBe(0);
  });
  it('counts machine time of jobs that failed', () => {
    const entry = byId('replicate:stability-ai/sdxl');
    expect(settleBy(entry, {}, { predict_time: 10 }, false)).toBe(9750);
  });
  it('adds up tokens under both of their names', () => {
    const entry = byId('replicate:openai/gpt-4.1-mini');
    expect(settleBy(entry, {}, { input_token_count: 1000, output_token_count: 500 }, true)).toBe(1200);
    expect(settleBy(entry, {}, { token_input_count: 1000, token_output_count: 500 }, true)).toBe(1200);
  });
});

describe('the choice of models', () => {
  const no = {
    openai: 'There is no OpenAI key.',
    fal: 'There is no fal key.',
    comfyui: 'No ComfyUI server is named.',
  };
  it('follows the tier where keys allow it', () => {
    const draft = chooseModels({ catalogue, tier: 'draft', unavailable: no });
    expect(draft.image.models[0]?.model).toBe('black-forest-labs/flux-pro');
    expect(draft.video.models[0]?.model).toBe('stability-ai/stable-video-diffusion');
    expect(draft.text.models[0]?.model).toBe('meta/meta-llama-3.1-70b-instruct');
    const good = chooseModels({ catalogue, tier: 'production', unavailable: no });
    expect(good.video.models.map(({ model }) => model).slice(0, 2)).toEqual([
      'bytedance/seedance-1-pro',
      'runwayml/gen-4.5',
    ]);
  });
  it('puts wishes first and says why one could not be met', () => {
    const wishes = [
      'fal:fal-ai/stable-video',
      'replicate:pixverse/pixverse-v5',
      'replicate:meta/musicgen',
      'x:y',
    ];
    const { video: choice } = chooseModels({
      catalogue,
      tier: 'draft',
      unavailable: no,
      overrides: { video: wishes },
    });
    expect(choice.models[0]?.model).toBe('pixverse/pixverse-v5');
    expect(choice.skipped.map(({ reason }) => reason)).toEqual([
      'There is no fal key.',
      'MusicGen does not make video.',
      'There is no model called x:y.',
    ]);
  });
  it('is empty without any key, so that the local renderer keeps the stage', () => {
    const none = chooseModels({ catalogue, tier: 'draft', unavailable: { ...no, replicate: 'no key' } });
    expect(Object.values(none).map(({ models }) => models.length)).toEqual([0, 0, 0, 0]);
  });
});

describe('a user’s own models', () => {
  it('are added from a JSON file, and a fault in it is named', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'admint-models-'));
    const path = join(dir, 'models.json');
    const own = {
      id: 'replicate:me/brand-style',
      provider: 'replicate',
      model: 'me/brand-style',
      label: 'Our style',
      kind: 'image',
      tiers: ['draft'],
      fields: { prompt: { name: 'prompt' }, seed: { name: 'seed' } },
      price: {
        per: { unit: 'run', usd: 0.02 },
        checked_at: '2026-11-20',
        source: 'own bill',
        confirmed: true,
      },
      latency: 10,
    };
    await writeFile(path, JSON.stringify({ models: [own] }));
    const all = await loadCatalogue(path);
    const entry = all.find(({ id }) => id === own.id);
    expect(all).toHaveLength(catalogue.length + 1);
    expect(entry && validateRequest(entry, 'image', image).input).toEqual({ prompt: image.prompt, seed: 0 });
    await writeFile(path, JSON.stringify({ models: [{ ...own, latency: 'fast' }] }));
    await expect(loadCatalogue(path)).rejects.toMatchObject({
      code: 'bad_configuration',
      fields: [{ field: 'models.0.latency' }],
    });
    await rm(dir, { recursive: true });
  });
});
