import { CameraMovement, PromptSet, ScenePlan, ViewType } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { NotStarted, type TextRequest } from '../../spec/index.ts';
import { CopySuggestions, createLocalTextModel } from './index.ts';
import { askedMoves, chooseMoves } from './movement.ts';

const model = createLocalTextModel();
const context = { key: 'key-1', signal: new AbortController().signal };

function request(task: string, input: Record<string, unknown>, seed = 7): TextRequest {
  return { task, system: '', user: '', schema: {}, input, seed };
}

async function write(task: string, input: Record<string, unknown>, seed = 7) {
  const operation = await model.start(request(task, input, seed), context);
  const again = JSON.parse(JSON.stringify(operation)) as typeof operation;
  const status = await model.status(again, context.signal);
  if (status.state !== 'succeeded') throw new Error(status.state);
  const [output] = status.outputs;
  if (output?.kind !== 'json') throw new Error('no json');
  return { value: output.value, warnings: status.warnings ?? [], cost: status.cost };
}

const promptSet = async (input: Record<string, unknown>, seed?: number) =>
  PromptSet.parse((await write('prompt-set', input, seed)).value);
const scenePlan = async (input: Record<string, unknown>, seed?: number) =>
  ScenePlan.parse((await write('scene-plan', input, seed)).value);
const copy = async (input: Record<string, unknown>, seed?: number) =>
  CopySuggestions.parse((await write('copy', input, seed)).value);
const images = (...views: ViewType[]) => views.map((view_type, i) => ({ id: `image-${i}`, view_type }));

describe('the local text model', () => {
  it('costs nothing and answers the same after a restart', async () => {
    const input = { product_prompt: 'red running shoes', num_images: 6, style_keywords: [] };
    expect(model.price(request('prompt-set', input)).amount).toBe(0);
    const first = await write('prompt-set', input);
    expect(first.cost).toBe(0);
    expect(await write('prompt-set', input)).toEqual(first);
  });

  it.each([
    ['an unknown task', 'sonnet', {}],
    ['an empty product', 'prompt-set', { product_prompt: ' ', num_images: 4 }],
    ['no images', 'scene-plan', { video_prompt: 'city at night', images: [] }],
  ])('refuses %s before anything starts', async (_, task, input) => {
    const error = await model.start(request(task, input), context).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NotStarted);
    expect((error as NotStarted).fault).toMatchObject({
      code: 'invalid_input',
      retryable: false,
      charged: 'none',
    });
  });

  it('reports a handle it cannot read instead of throwing', async () => {
    const lost = { provider: 'local', model: 'Local writer', id: 'x', key: 'x', state: { task: 'gone' } };
    expect(await model.status(lost, context.signal)).toMatchObject({ state: 'failed', cost: 0 });
  });
});

describe('prompt sets', () => {
  it.each([1, 4, 6, 8, 12])('write %i prompts, each view once before any is repeated', async (num_images) => {
    const set = await promptSet({ product_prompt: 'blue ceramic mug', num_images, consistency_seed: 42 });
    expect(set.image_prompts).toHaveLength(num_images);
    expect(new Set(set.image_prompts.slice(0, 6).map((p) => p.view_type)).size).toBe(Math.min(6, num_images));
    expect(new Set(set.image_prompts.map((p) => p.prompt)).size).toBe(num_images);
    expect(set.image_prompts.every((p) => p.seed === 42 && p.prompt.includes('blue ceramic mug'))).toBe(true);
    expect(set.consistency_seed).toBe(42);
  });

  it('follow the views asked for', async () => {
    const views = ['top', 'front', 'top'];
    const set = await promptSet({ product_prompt: 'a watch', num_images: 3, views });
    expect(set.image_prompts.map((p) => p.view_type)).toEqual(views);
  });

  it('keep the style chips the user chose and change the light with them', async () => {
    const luxury = await promptSet({ product_prompt: 'a watch', num_images: 1, style_keywords: ['luxury'] });
    const natural = await promptSet({
      product_prompt: 'a watch',
      num_images: 1,
      style_keywords: ['natural'],
    });
    expect(luxury.style_keywords).toEqual(['luxury']);
    expect(luxury.image_prompts[0]?.prompt).not.toBe(natural.image_prompts[0]?.prompt);
  });

  it('name the category, and warn when there is no shape for the product', async () => {
    expect(await promptSet({ product_prompt: 'pink tennis shoes', num_images: 4 })).toMatchObject({
      product_category: 'footwear',
      warnings: [],
    });
    const { warnings } = await write('prompt-set', { product_prompt: 'a garden gnome', num_images: 4 });
    expect(warnings.join()).toContain('garden gnome');
  });

  it('leave what the product stands on to the user', async () => {
    const set = await promptSet({ product_prompt: 'white bottle on black marble', num_images: 1 });
    expect(set.image_prompts[0]?.prompt).not.toContain('seamless');
  });
});

describe('scene plans', () => {
  it('give exactly one scene per image in the order given', async () => {
    for (let count = 1; count <= 8; count++) {
      const views = Array.from({ length: count }, (_, i) => ViewType.options[(i * 5) % 6] ?? 'front');
      const plan = await scenePlan({
        video_prompt: 'city lights at night',
        product_prompt: 'a mug',
        images: images(...views),
      });
      expect(plan.scenes.map((scene) => scene.image_view)).toEqual(views);
    }
  });

  it('carry the user sentence and the product into every scene', async () => {
    const plan = await scenePlan({
      video_prompt: 'Athlete running on a track at golden hour.',
      product_prompt: 'pink tennis shoes',
      images: images('front', 'side', 'detail'),
    });
    for (const scene of plan.scenes) {
      expect(scene.scene_prompt).toContain('Athlete running on a track at golden hour');
      expect(scene.scene_prompt).toContain('pink tennis shoes');
      expect(scene.scene_prompt).toContain('golden light');
    }
    expect(plan.warnings.join()).toContain('athlete');
  });

  it('move with the words: running follows along, calm stays calm, close-ups go in', async () => {
    const moves = async (video_prompt: string, ...views: ViewType[]) =>
      (await scenePlan({ video_prompt, images: images(...views) })).scenes;
    const run = await moves('running through the city', 'side', 'front', 'lifestyle');
    expect(run.some((s) => /truck|handheld/.test(s.camera_movement))).toBe(true);
    const calm = await moves('calm and elegant candle light', 'side', 'front', 'lifestyle');
    const strength = (scenes: typeof run) => scenes.reduce((sum, s) => sum + s.motion_intensity, 0);
    expect(strength(run)).toBeGreaterThan(strength(calm) + 0.5);
    expect((await moves('a close-up of the stitching', 'detail'))[0]?.camera_movement).toMatch(
      /dolly in|slow zoom in/,
    );
  });

  it('obey a movement asked for by name', async () => {
    expect(askedMoves('camera orbits, then zooms out')).toEqual(['orbit right', 'slow zoom out']);
    const plan = await scenePlan({
      video_prompt: 'pan left over the table',
      images: images('front', 'side'),
    });
    expect(plan.scenes.map((s) => s.camera_movement)).toEqual(['pan left', 'pan left']);
  });

  it('never let neighbours move alike when nothing was asked, for any seed', () => {
    for (let seed = 0; seed < 300; seed++) {
      let state = seed;
      const random = () => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
      const moves = chooseMoves(
        'a quiet morning',
        ['front', 'side', 'back', 'front', 'detail', 'top'],
        random,
      );
      expect(moves.every((move) => CameraMovement.options.includes(move))).toBe(true);
      expect(moves.some((move, i) => i > 0 && move === moves[i - 1])).toBe(false);
    }
  });

  it('keep close views gentle', async () => {
    const plan = await scenePlan({
      video_prompt: 'fast explosive sprint',
      images: images('detail', 'top', 'lifestyle'),
    });
    expect(plan.scenes[0]?.motion_intensity).toBeLessThanOrEqual(0.4);
    expect(plan.scenes[1]?.motion_intensity).toBeLessThanOrEqual(0.4);
    expect(plan.scenes[2]?.motion_intensity).toBeGreaterThan(0.6);
  });
});

describe('copy', () => {
  it.each([
    'rose gold watch with pink strap',
    'x'.repeat(200),
    'an extraordinarily luxurious handcrafted midnight blue full-grain leather weekend backpack for commuters',
    '💎',
  ])('fits the limits for “%s”', async (product_prompt) => {
    const words = await copy({ product_prompt, video_prompt: 'energetic city run' });
    expect(words.product_names.length).toBeGreaterThan(0);
    expect(new Set(words.ctas).size).toBe(words.ctas.length);
  });

  it('uses the brand the user quoted and invents none', async () => {
    expect((await copy({ product_prompt: 'perfume bottle "AURA"' })).product_names[0]).toBe(
      'AURA Perfume Bottle',
    );
    const [name] = (await copy({ product_prompt: 'navy blue leather backpack' })).product_names;
    expect(name).toBe('Navy Blue Leather Backpack');
  });

  it('suits the product', async () => {
    const { ctas } = await copy({ product_prompt: 'wireless headphones' });
    expect(ctas.join()).toMatch(/Hear|play|Listen/);
  });
});
