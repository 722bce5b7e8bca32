import type { AdScene, AdSpecification, DirectorPlan } from '@admint/contract';

type Entity = DirectorPlan['entities'][number];

const PEOPLE =
  /\b(?:woman|man|girl|boy|child|children|family|couple|mother|father|runner|chef|barista|athlete|model|hand|hands)\b/gi;
const STUDIO = /\bstudio\b/i;

/**
 * Plans entities, groups, shots and dependencies from the scenes (004 §7.3). With `chaining`, a scene that is cut to
 * without leaving its place begins with the last frame of the one before it. Equal specifications give equal plans.
 */
export function writePlan(
  specification: AdSpecification,
  seed: number,
  { chaining = false }: { chaining?: boolean } = {},
): DirectorPlan {
  const { scenes } = specification;
  const dependencies = scenes.slice(1).map((scene, i) => dependencyOf(scene, scenes[i] as AdScene, chaining));
  const entities = [
    productEntity(specification),
    ...characters(specification),
    ...places(scenes),
    brandEntity(specification),
  ];
  const appearing = new Map(entities.map((entity) => [entity.id, scenesOf(entity, scenes)]));
  const recurring = entities.filter(({ id }) => (appearing.get(id)?.length ?? 0) > 1 || scenes.length === 1);
  return {
    planned_by: 'rules',
    entities,
    consistency_groups: recurring.map((entity) => {
      const at = appearing.get(entity.id) ?? [];
      return {
        id: `group_${entity.id}`,
        entity: entity.id,
        scenes: at,
        requirement: `${entity.name} must look the same in ${sceneNames(at)}: ${entity.visual_requirements.join(', ')}.`,
        seed: entity.kind === 'product' ? seed : seedOf(seed, entity.id),
      };
    }),
    shot_list: scenes.map((scene, i) => ({
      shot_number: i + 1,
      scene_number: scene.number,
      description: scene.visual_prompt,
      duration: scene.duration,
      camera_movement: scene.camera_movement,
      shot_size: scene.shot_size,
      perspective: scene.perspective,
      lens_type: scene.lens_type,
      consistency_markers: recurring
        .filter(({ id }) => appearing.get(id)?.includes(scene.number))
        .map(({ id }) => id),
      continuity: continuityOf(scene, scenes[i - 1], dependencies[i - 1]),
    })),
    scene_dependencies: dependencies,
    narrative_flow: scenes.map((scene) => ({ scene: scene.number, role: scene.beat })),
  };
}

/** The seed a scene is drawn with: that of its product group, so that the product is the same everywhere. */
export function seedFor(plan: DirectorPlan, scene: number, fallback: number): number {
  const groups = plan.consistency_groups.filter(({ scenes }) => scenes.includes(scene));
  return (groups.find(({ entity }) => entity === 'product') ?? groups[0])?.seed ?? fallback;
}

function productEntity({ product, brand }: AdSpecification): Entity {
  return {
    id: 'product',
    kind: 'product',
    name: product.name,
    description: product.description,
    visual_requirements: ['shape and proportions', 'label and material as described', ...brand.colors],
  };
}

function characters({ scenes }: AdSpecification): Entity[] {
  const names = new Set(
    scenes.flatMap(({ visual_prompt }) => visual_prompt.toLowerCase().match(PEOPLE) ?? []),
  );
  return [...names].map((name, i) => ({
    id: `character_${i + 1}`,
    kind: 'character',
    name,
    description: `The ${name} of this ad, one and the same person throughout.`,
    visual_requirements: ['face and hair', 'clothes', 'build'],
  }));
}

function places(scenes: AdScene[]): Entity[] {
  const names = [...new Set(scenes.map(({ place }) => place).filter(Boolean))];
  return names.map((place, i) => ({
    id: STUDIO.test(place) ? 'studio' : `place_${i + 1}`,
    kind: 'place',
    name: place,
    description: `Where the product is seen ${place}.`,
    visual_requirements: STUDIO.test(place)
      ? ['the same plain backdrop']
      : ['the same surroundings', 'the same time of day'],
  }));
}

function brandEntity({ brand, product }: AdSpecification): Entity {
  return {
    id: 'brand',
    kind: 'brand',
    name: `The look of ${product.name}`,
    description: `Tone: ${brand.tone}. Styles: ${brand.style_keywords.join(', ')}.`,
    visual_requirements: [...brand.colors, ...brand.style_keywords],
  };
}

function scenesOf(entity: Entity, scenes: AdScene[]): number[] {
  const seen = {
    product: () => true,
    brand: () => true,
    place: ({ place }: AdScene) => place === entity.name,
    character: ({ visual_prompt }: AdScene) => visual_prompt.toLowerCase().includes(entity.name),
  }[entity.kind];
  return scenes.filter(seen).map(({ number }) => number);
}

type Dependency = DirectorPlan['scene_dependencies'][number];

function continuityOf(scene: AdScene, before: AdScene | undefined, on: Dependency | undefined): string {
  if (!before) return 'Opens the film; sets product, colours and light for what follows.';
  if (on?.chained)
    return `Begins with the last frame of scene ${before.number} and goes on in one movement: same light, same surface, no cut to be seen.`;
  if (on?.kind === 'contrasts')
    return `Turns scene ${before.number} into its opposite across the ${scene.transition}: other light, the same product.`;
  if (before.place === scene.place)
    return `Goes on in the same place as scene ${before.number}: same light direction, same surface; only view and movement change.`;
  return `Goes from ${bare(before.place)} to ${bare(scene.place)}: the product keeps its size in the frame across the ${scene.transition}.`;
}

/** A place without its first word: "on a table" → "a table". */
export const bare = (place: string) =>
  place.replace(/^(?:in|on|at|by|beside|near|under|across|through|along)\s+/i, '');

function dependencyOf(scene: AdScene, before: AdScene, chaining: boolean): Dependency {
  const kind =
    scene.transition === 'wipe' ? 'contrasts' : before.place === scene.place ? 'continues' : 'same_entity';
  const chained = chaining && kind === 'continues' && scene.transition === 'cut';
  const reasons = {
    continues: chained
      ? 'It goes on from the last frame, in the same place.'
      : 'It goes on in the same place.',
    contrasts: 'It answers the scene before with its opposite.',
    same_entity: 'It shows the same product somewhere else.',
  };
  const found = { scene: scene.number, depends_on: before.number, kind, reason: reasons[kind] } as const;
  return chained ? { ...found, chained } : found;
}

function sceneNames(numbers: number[]): string {
  const names = numbers.map((number) => `scene ${number}`);
  return names.length < 2 ? (names[0] ?? 'the ad') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A seed of its own for each entity, the same for the same ad. */
function seedOf(seed: number, id: string): number {
  let value = seed;
  for (const char of id) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return value % 2_147_483_647;
}
