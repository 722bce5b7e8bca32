import { describe, expect, it } from 'vitest';
import { END_CARD_EXTRA_SECONDS } from '@admint/contract';
import { narrator } from '../narrative/narrator.ts';
import { replan } from '../replan.ts';
import { scenePrompts } from '../shoot/scene-prompts.ts';
import { editSpecification } from '../specification/edit-storyboard.ts';
import { overlapOf, writeSpecification } from '../specification/write-specification.ts';
import { chainScenes, unchain } from './chain-scenes.ts';
import { writePlan } from './write-plan.ts';

const specification = writeSpecification('Green canvas backpack with brass buckles, for students', {
  num_clips: 5,
  style_keywords: [],
  music: { enabled: true },
});
const plan = writePlan(specification, 4711);
const narrative = (
  await narrator.process(
    { specification, plan, language_model: false, seed: 1 },
    { session_id: 's', calls: () => Promise.reject(new Error('nobody is asked')) },
  )
).data;
const prompts = scenePrompts({ specification, plan, narrative, references: ['photo-1'], seed: 1 });

describe('the plan of the director', () => {
  it('groups every entity that is seen in several scenes, with what must not change', () => {
    const groups = plan.consistency_groups;
    const product = groups.find(({ entity }) => entity === 'product');
    expect(product).toMatchObject({ scenes: [1, 2, 3, 4, 5], seed: 4711 });
    expect(product?.requirement).toMatch(/must look the same in scene 1, .* and scene 5: .*green/);
    for (const { scenes } of groups) expect(scenes.length).toBeGreaterThan(1);
    for (const entity of plan.entities) expect(entity.description.length).toBeGreaterThan(5);
  });

  it('groups a person who comes back, and says in which scenes and how', () => {
    const seen = (number: number, who: string) => ({
      ...(specification.scenes[number - 1] as (typeof specification.scenes)[number]),
      visual_prompt: `A ${who} with the green canvas backpack, on a bench.`,
    });
    const scenes = [seen(1, 'runner'), seen(2, 'bag alone'), seen(3, 'runner')];
    const { consistency_groups, entities, shot_list } = writePlan({ ...specification, scenes }, 4711);
    expect(entities).toContainEqual(
      expect.objectContaining({
        kind: 'character',
        name: 'runner',
        visual_requirements: ['face and hair', 'clothes', 'build'],
      }),
    );
    expect(consistency_groups.find(({ entity }) => entity === 'character_1')).toMatchObject({
      scenes: [1, 3],
      requirement: 'runner must look the same in scene 1 and scene 3: face and hair, clothes, build.',
    });
    expect(shot_list.map(({ consistency_markers }) => consistency_markers.includes('character_1'))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('lists a shot per scene with movement, size, perspective, lens and duration', () => {
    expect(plan.shot_list.map(({ scene_number }) => scene_number)).toEqual([1, 2, 3, 4, 5]);
    for (const [i, shot] of plan.shot_list.entries()) {
      const scene = specification.scenes[i];
      expect(shot).toMatchObject({
        duration: scene?.duration,
        camera_movement: scene?.camera_movement,
        shot_size: scene?.shot_size,
        perspective: scene?.perspective,
        lens_type: scene?.lens_type,
      });
      expect(shot.consistency_markers).toContain('product');
    }
  });

  it('says what each scene depends on and which step it carries', () => {
    expect(plan.scene_dependencies.map(({ scene, depends_on }) => [scene, depends_on])).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ]);
    expect(plan.narrative_flow.map(({ role }) => role)).toEqual(specification.scenes.map(({ beat }) => beat));
  });
});

describe('the prompts that are sent', () => {
  it('carry shot, story, entities, seed and references of their scene', () => {
    expect(prompts).toHaveLength(5);
    for (const [i, prompt] of prompts.entries()) {
      const scene = specification.scenes[i];
      expect(prompt.image_prompt).toContain(scene?.lens_type);
      expect(prompt.image_prompt).toContain('must look the same');
      expect(prompt.image_prompt).toContain(narrative?.emotional_arc[i]?.emotion);
      expect(prompt.video_prompt).toContain(scene?.camera_movement);
      expect(prompt.video_prompt).toContain(narrative?.product_reveal[i]?.shown.replace(/\.$/, ''));
      expect(prompt).toMatchObject({ seed: 4711, references: ['photo-1'] });
      expect(prompt.consistency_groups).toContain('group_product');
    }
    expect(prompts[0]?.video_prompt).toContain(narrative?.scene_connections[0]?.visual.replace(/\.$/, ''));
  });

  it('come from the scenes alone when planning is off', () => {
    const [bare] = scenePrompts({ specification, plan: null, narrative: null, references: [], seed: 9 });
    expect(bare).toMatchObject({ seed: 9, consistency_groups: [] });
    expect(bare?.image_prompt).not.toContain('must look the same');
  });
});

describe('an edited storyboard', () => {
  const kept = ({
    visual_prompt,
    overlay_text,
    duration,
    number,
  }: (typeof specification.scenes)[number]) => ({
    visual_prompt,
    overlay_text,
    duration,
    number,
  });

  it('keeps what was not touched and numbers the scenes anew', () => {
    const [first, second, third] = specification.scenes.map(kept);
    if (!first || !second || !third) throw new Error('five scenes were asked for');
    const edited = editSpecification(specification, {
      scenes: [third, { ...first, overlay_text: 'Hello.' }, second],
      product_name: 'Trail One',
    });
    expect(edited.scenes.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(edited.scenes[0]).toMatchObject({ visual_prompt: third.visual_prompt, transition: 'cut' });
    expect(edited.scenes[1]).toMatchObject({
      overlay_text: 'Hello.',
      beat: 'Attention',
      transition: 'crossfade',
    });
    expect(edited.product.name).toBe('Trail One');
  });

  it('is planned again: shots, groups, story and prompts follow the scenes', () => {
    const scenes = specification.scenes.slice(0, 2).map(kept);
    const edited = editSpecification(specification, { scenes });
    const again = replan(edited, { plan, narrative }, { seed: 4711, references: [] });
    expect(again.plan?.shot_list).toHaveLength(2);
    expect(again.narrative?.emotional_arc).toHaveLength(2);
    expect(again.scene_prompts).toHaveLength(2);
  });
});

describe('scenes that go on from one another', () => {
  const wish = { style_keywords: [], music: { enabled: true } };
  const chained = chainScenes(specification);
  const on = writePlan(chained, 4711, { chaining: true });
  const links = (of: typeof plan) =>
    of.scene_dependencies.flatMap((one) => (one.chained ? [[one.depends_on, one.scene]] : []));

  it('stand in the light their take ends in, and an owner’s own light stays', () => {
    const [first, second] = chained.scenes;
    const light = 'A single hard light from the left rakes across the surface.';
    expect(specification.scenes[0]).toMatchObject({ style: ['dark'] });
    expect(specification.scenes[0]?.visual_prompt).toContain(light);
    expect(first?.style).toEqual([]);
    expect(first?.visual_prompt).not.toContain(light);
    const soft = second?.visual_prompt.split('. ')[1] ?? 'no light';
    expect(first?.visual_prompt).toContain(`. ${soft}. `);
    const own = {
      ...(specification.scenes[0] as typeof first & object),
      visual_prompt: 'Neon from below. The bag.',
    };
    const kept = chainScenes({ ...specification, scenes: [own, ...specification.scenes.slice(1)] });
    expect(kept.scenes[0]).toMatchObject({ visual_prompt: 'Neon from below. The bag.', style: ['dark'] });
    expect(chained.scenes.slice(3).map(({ visual_prompt }) => visual_prompt)).toEqual(
      specification.scenes.slice(3).map(({ visual_prompt }) => visual_prompt),
    );
  });

  it('are those that stay in a place: cut to, without a sound, and said in plan and prompt', () => {
    // Attention, Interest and Interest in the studio, Desire in the world, Action in the studio again.
    expect(links(on)).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(chained.scenes.map(({ transition }) => transition)).toEqual([
      'cut',
      'cut',
      'cut',
      'slide',
      'slide',
    ]);
    expect(chained.scenes[1]).toMatchObject({ sound: null });
    expect(on.shot_list[1]?.continuity).toContain('Begins with the last frame of scene 1');
    const sent = scenePrompts({ specification: chained, plan: on, narrative, references: [], seed: 1 });
    expect(sent[1]?.video_prompt).toContain('Begins with the last frame of scene 1');
    expect(sent[3]?.video_prompt).not.toContain('last frame');
  });

  it('are none while chaining is off, whatever the cuts', () => {
    expect(links(writePlan(chained, 4711))).toEqual([]);
    expect(links(plan)).toEqual([]);
  });

  it('leave the turn of a story and what its owner chose', () => {
    const turning = writeSpecification('Tired of wet socks? Hiking boots with a rubber sole', wish);
    const turn = chainScenes(turning).scenes.find(({ transition }) => transition === 'wipe');
    expect(turn).toMatchObject({ beat: 'Solution' });
    const kind = writePlan(turning, 1).scene_dependencies.find(({ scene }) => scene === turn?.number)?.kind;
    expect(kind).toBe('contrasts');
    const [first, second, ...rest] = chained.scenes;
    if (!first || !second) throw new Error('five scenes were asked for');
    const edited = editSpecification(chained, {
      scenes: [first, { ...second, transition: 'zoom' }, ...rest],
    });
    const again = replan(edited, { plan: on, narrative }, { seed: 1, references: [], chaining: true });
    expect(again.specification.scenes[1]).toMatchObject({ transition: 'zoom' });
    expect(again.plan && links(again.plan)).toEqual([[2, 3]]);
  });

  it('lose their cut when they are moved away', () => {
    const [first, second, third, life, last] = chained.scenes;
    if (!first || !second || !third || !life || !last) throw new Error('five scenes were asked for');
    const edited = editSpecification(chained, { scenes: [first, life, second, third, last] });
    const again = replan(edited, { plan: on, narrative }, { seed: 1, references: [], chaining: true });
    expect(again.specification.scenes[2]).toMatchObject({ transition: 'crossfade' });
    expect(again.plan && links(again.plan)).toEqual([
      [3, 4],
      [4, 5],
    ]);
  });

  it('are parted when the scene before is exchanged, and only there', () => {
    const parted = unchain(chained, 2);
    expect(parted.scenes.map(({ transition }) => transition).slice(0, 3)).toEqual([
      'cut',
      'crossfade',
      'cut',
    ]);
    expect(unchain(parted, 4)).toEqual(parted);
  });

  it('still fill the seconds that were asked for', () => {
    const timed = chainScenes(
      writeSpecification('Green canvas backpack', { ...wish, num_clips: 5, duration: 22 }),
      22,
    );
    const total = timed.scenes.reduce((sum, { duration }) => sum + duration, 0);
    const made = total - overlapOf(timed.scenes.map(({ transition }) => transition)) + END_CARD_EXTRA_SECONDS;
    expect(Math.abs(made - 22)).toBeLessThan(0.35);
  });
});
