import {
  AdSpecification,
  type AutoSettings,
  END_CARD_EXTRA_SECONDS,
  lengthRange,
  SCENE_LIMITS,
} from '@admint/contract';
import { describe, expect, it } from 'vitest';
import type { AgentContext, CallSpec } from '../../agent.ts';
import { adDirector } from './ad-director.ts';
import { unsaidClaims } from './claims.ts';
import { beatsFor } from './framework.ts';
import { KINDS } from './kinds.data.ts';
import { overlapOf, type SpecificationWish, writeSpecification } from './write-specification.ts';

const PLAIN: SpecificationWish = { style_keywords: [], music: { enabled: true } };
const wish = (own: Partial<AutoSettings> = {}): SpecificationWish => ({ ...PLAIN, ...own });
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8];

const BRIEFS = [
  'pink tennis shoes with white laces',
  'Luxury watch with black leather strap',
  'Ceramic coffee mug with blue glaze pattern',
  'Create an ad for our new stainless steel water bottle that keeps drinks cold for 24 hours, for hikers',
  'Tired of tangled cables? Wireless headphones with a soft grey headband for commuters.',
  'Turn dull skin into glowing skin with our vitamin C serum in a glass dropper bottle',
  'From messy desk to calm workspace: the oak desk organizer with brass handles',
  'Organic lemonade in a yellow can. Fun, summer, party!',
  'something nice for my shop please, make it pop',
];

const AIDA_BRIEFS = [
  ...BRIEFS.slice(0, 3),
  'Soy candle in a black glass jar',
  'Organic lemonade in a yellow can',
  'Solstice sunglasses, on the beach at sunset',
  'Red lipstick for brides',
  'Beige modular sofa',
  'Grey wool blanket',
  'Bluetooth speaker with a walnut front',
];

describe('the specification by rules', () => {
  it.each(BRIEFS)('holds everything an ad needs: %s', (brief) => {
    const specification = writeSpecification(brief, wish());
    expect(AdSpecification.safeParse(specification).error).toBeUndefined();
    const { scenes, framework, product, brand } = specification;
    expect(scenes.length).toBeGreaterThanOrEqual(3);
    expect(scenes.length).toBeLessThanOrEqual(5);
    expect(scenes.map(({ number }) => number)).toEqual(scenes.map((_, i) => i + 1));
    expect(framework.reason.length).toBeGreaterThan(20);
    expect(product.name.length).toBeGreaterThan(1);
    expect(brand.style_keywords.length).toBeGreaterThan(0);
    for (const scene of scenes) expect(scene.visual_prompt).toContain(product.description);
  });

  it.each(COUNTS)('has exactly %i scenes when so many are asked for, in every framework', (num_clips) => {
    for (const framework of ['AIDA', 'PAS', 'BAB'] as const) {
      const { scenes } = writeSpecification(BRIEFS[0] ?? '', wish({ num_clips, framework }));
      expect(scenes).toHaveLength(num_clips);
      for (const { duration } of scenes) {
        expect(duration).toBeGreaterThanOrEqual(SCENE_LIMITS.seconds.min);
        expect(duration).toBeLessThanOrEqual(SCENE_LIMITS.seconds.max);
      }
    }
  });

  it.each(COUNTS)('lasts as long as asked with %i scenes', (num_clips) => {
    const { min, max } = lengthRange(num_clips);
    for (const duration of [min, Math.round((min + max) / 2), max]) {
      const { scenes } = writeSpecification(BRIEFS[3] ?? '', wish({ num_clips, duration }));
      const total = scenes.reduce((sum, scene) => sum + scene.duration, 0);
      const made = total - overlapOf(scenes.map(({ transition }) => transition)) + END_CARD_EXTRA_SECONDS;
      expect(Math.abs(made - duration)).toBeLessThan(0.35);
    }
  });

  it('claims nothing the user did not say', () => {
    for (const brief of BRIEFS)
      for (const num_clips of COUNTS)
        for (const seed of [1, 2, 3])
          for (const { overlay_text } of writeSpecification(brief, wish({ num_clips }), { seed }).scenes)
            expect(unsaidClaims(overlay_text, brief), overlay_text).toEqual([]);
  });

  it('has no line in stock that claims something of a product', () => {
    for (const { call, hooks, moments, closings } of KINDS)
      for (const line of [call, ...hooks, ...moments, ...closings]) {
        expect(unsaidClaims(line, ''), line).toEqual([]);
        expect(line.length, line).toBeLessThanOrEqual(34);
      }
  });

  it('says the product and what the user told of it in the texts', () => {
    const lines = (brief: string) =>
      writeSpecification(brief, wish())
        .scenes.map(({ overlay_text }) => overlay_text)
        .join(' ');
    expect(lines(BRIEFS[3] ?? '')).toMatch(
      /Stainless Steel Water Bottle.*For hikers.*Keeps drinks cold for 24 hours/i,
    );
    expect(lines(BRIEFS[4] ?? '')).toMatch(/tangled cables.*the wireless headphones.*soft grey headband/i);
    expect(lines('Soy candle with fig and cedar, for quiet evenings')).toMatch(
      /Fig and cedar\..*For quiet evenings\./,
    );
    expect(lines('Organic lemonade in a yellow can. Fun, summer, party!')).toContain('Fun, summer, party!');
  });

  it('begins and ends as its product does, and no two ads alike', () => {
    const firstAndLast = (seed: number) =>
      AIDA_BRIEFS.map((brief) => {
        const lines = writeSpecification(brief, wish(), { seed }).scenes.map(
          ({ overlay_text }) => overlay_text,
        );
        expect(new Set(lines).size, lines.join(' ')).toBe(lines.length);
        return [lines[0], lines.at(-1)] as const;
      });
    const [one, other] = [firstAndLast(1), firstAndLast(7)];
    for (const at of [0, 1] as const)
      expect(new Set(one.map((lines) => lines[at])).size).toBeGreaterThanOrEqual(AIDA_BRIEFS.length - 1);
    expect(one).not.toEqual(other);
    expect(firstAndLast(1)).toEqual(one);
  });

  it('plays where the people it is for are', () => {
    const places = (brief: string) =>
      writeSpecification(brief, wish())
        .scenes.map(({ place }) => place)
        .join();
    expect(places('a canvas backpack for students')).toContain('in the city');
    expect(places('a canvas backpack for hikers')).toContain('forest trail');
    expect(places('a canvas backpack for hikers, on the beach at sunset')).toContain(
      'on the beach at sunset',
    );
  });

  it('ends on the call to action that was given, and says the name that was given', () => {
    const { scenes, cta } = writeSpecification(
      BRIEFS[0] ?? '',
      wish({ cta: 'Come by', product_name: 'Ace' }),
    );
    expect(scenes.at(-1)?.overlay_text).toBe('Come by.');
    expect(scenes[1]?.overlay_text).toContain('Ace');
    expect(cta).toBe('Come by');
  });

  it('keeps what the user fixed', () => {
    const fixed = wish({
      framework: 'BAB',
      product_name: 'Cloud Nine',
      cta: 'Come by',
      style_keywords: ['noir'],
      music: { enabled: true, genre: 'cinematic' },
    });
    const made = writeSpecification(BRIEFS[0] ?? '', fixed);
    expect(made).toMatchObject({
      framework: { name: 'BAB' },
      product: { name: 'Cloud Nine' },
      cta: 'Come by',
      brand: { style_keywords: ['noir'] },
      music: { genre: 'cinematic' },
    });
  });

  it('never shows the same view twice in a row, and chooses transitions by what changes', () => {
    for (const brief of BRIEFS) {
      const { scenes } = writeSpecification(brief, wish({ num_clips: 8 }));
      for (const [i, scene] of scenes.entries()) {
        const before = scenes[i - 1];
        if (!before) {
          expect(scene.transition).toBe('cut');
          continue;
        }
        expect([scene.view_type, scene.camera_movement]).not.toEqual([
          before.view_type,
          before.camera_movement,
        ]);
        if (before.place !== scene.place) expect(['dissolve', 'slide', 'wipe']).toContain(scene.transition);
        else expect(['crossfade', 'zoom', 'wipe']).toContain(scene.transition);
      }
    }
  });
});

describe('the framework', () => {
  it.each([
    [BRIEFS[0], 'AIDA'],
    [BRIEFS[4], 'PAS'],
    [BRIEFS[5], 'BAB'],
    [BRIEFS[6], 'BAB'],
    ['No more wet socks: hiking boots with a rubber sole', 'PAS'],
    ['Transform your kitchen with our brass faucet', 'BAB'],
  ])('of "%s" is %s, for a reason that cites the brief', (brief, name) => {
    const { framework } = writeSpecification(brief ?? '', wish());
    expect(framework.name).toBe(name);
    const cited = /“(.+?)”/.exec(framework.reason)?.[1];
    if (name !== 'AIDA') expect(brief?.toLowerCase()).toContain(cited?.toLowerCase());
  });

  it.each(COUNTS)('shows every beat in order with %i scenes', (count) => {
    const steps = {
      AIDA: ['Attention', 'Interest', 'Desire', 'Action'],
      PAS: ['Problem', 'Agitation', 'Solution'],
      BAB: ['Before', 'After', 'Bridge'],
    } as const;
    for (const framework of ['AIDA', 'PAS', 'BAB'] as const) {
      const beats = beatsFor(framework, count);
      expect(beats).toHaveLength(count);
      const told = beats.map(({ name }) => name).join(' ');
      // One scene carries the way from the first step to the last, and says so.
      const seen = count === 1 ? [steps[framework][0], steps[framework].at(-1)] : steps[framework];
      const at = seen.map((step) => told.indexOf(step ?? ''));
      if (framework === 'BAB' && count === 1) expect(told).toBe('Before to After');
      else {
        expect(
          at.every((index) => index >= 0),
          told,
        ).toBe(true);
        expect(at).toEqual(at.toSorted((a, b) => a - b));
      }
    }
  });
});

describe('claims', () => {
  it.each([
    ['Keeps drinks cold for 24 hours.', 'keeps drinks cold for 24 hours', []],
    ['Keeps drinks cold for 48 hours.', 'keeps drinks cold for 24 hours', ['48 hours']],
    ['The best mug.', 'a blue mug', ['best']],
    ['50% off today', 'a blue mug', ['off', '50%']],
    ['Look closer.', 'a blue mug', []],
  ])('in %j are %j beyond %j', (line, said, claims) => {
    expect(unsaidClaims(line, said)).toEqual(claims);
  });
});

const scene = (i: number) => ({
  beat: ['Problem', 'Agitation', 'Solution'][i] ?? 'Solution',
  visual_prompt: `The blue mug on a table, picture ${i + 1}, in soft daylight`,
  overlay_text: i === 2 ? 'The best mug. Guaranteed.' : 'Look.',
  duration: 4,
  transition: 'dissolve',
  view_type: 'front',
  camera_movement: 'dolly in',
  shot_size: 'close-up',
  lens_type: '50mm',
  place: 'on a table',
});
const answer = (count: number) => ({
  product: { name: 'Blue mug', description: 'blue mug', features: [] },
  cta: 'Pour one',
  brand: { tone: 'calm', colors: ['blue'], audience: null, style_keywords: ['cozy'] },
  framework: { name: 'PAS', reason: 'The brief names cold coffee.' },
  scenes: Array.from({ length: count }, (_, i) => scene(i)),
  genre: 'chill',
  grade: { preset: 'warm', strength: 0.5 },
});

/** A language model that answers every question alike. */
function answering(value: unknown): { context: AgentContext; asked: CallSpec[] } {
  const asked: CallSpec[] = [];
  return {
    asked,
    context: {
      session_id: 's',
      calls: async (_agent, specs) => {
        asked.push(...specs);
        return specs.map(({ part }) => ({
          ok: true,
          part,
          asset_id: null,
          value,
          cost: 1000,
          seconds: 1,
          model: 'test-model',
          warnings: [],
        }));
      },
    },
  };
}

describe('the ad director with a language model', () => {
  const input = (num_clips?: number) => ({
    prompt: 'Tired of cold coffee? Our blue mug keeps it hot.',
    enhanced: null,
    wish: wish(num_clips ? { num_clips } : {}),
    language_model: true,
    seed: 1,
  });

  it.each(COUNTS)('takes its %i scenes when exactly so many were asked for', async (count) => {
    const { context, asked } = answering(answer(count));
    const { data, warnings } = await adDirector.process(input(count), context);
    expect(data?.written_by).toBe('test-model');
    expect(data?.scenes).toHaveLength(count);
    expect(data?.scenes[0]?.transition).toBe('cut');
    expect(JSON.stringify(asked[0]?.request)).toContain(`"minItems":${count}`);
    if (count >= 3) {
      expect(data?.scenes[2]?.overlay_text).not.toMatch(/best|guarantee/i);
      expect(warnings.join(' ')).toContain('does not say');
    }
  });

  it.each(COUNTS)('still has %i scenes when the model miscounts, and says who wrote them', async (count) => {
    const { context } = answering(answer(count + 1));
    const { data, warnings } = await adDirector.process(input(count), context);
    expect(data?.scenes).toHaveLength(count);
    expect(data?.written_by).toBe('rules');
    expect(warnings.join(' ')).toContain('written by rules');
  });

  it.each([
    [2, 'rules'],
    [3, 'test-model'],
    [5, 'test-model'],
    [6, 'rules'],
  ] as const)(
    'takes three to five scenes where nobody said how many: %i are written by %s',
    async (count, by) => {
      const { context } = answering(answer(count));
      const { data } = await adDirector.process(input(), context);
      expect(data?.written_by).toBe(by);
      expect(data?.scenes.length).toBeGreaterThanOrEqual(3);
      expect(data?.scenes.length).toBeLessThanOrEqual(5);
    },
  );

  it('asks nobody when there is no model', async () => {
    const { context, asked } = answering(null);
    const { data, cost } = await adDirector.process({ ...input(3), language_model: false }, context);
    expect(asked).toEqual([]);
    expect(cost).toBe(0);
    expect(data?.written_by).toBe('rules');
  });
});
