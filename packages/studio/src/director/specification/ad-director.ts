import { AdScene, AdSpecification, CameraMovement, Framework, ViewType } from '@admint/contract';
import { z } from 'zod';
import { type Agent, checkModel } from '../../agent.ts';
import { isFailed, succeeded } from '../../outcome.ts';
import { adDirectorPrompt } from './ad-director.prompt.ts';
import { unsaidClaims } from './claims.ts';
import { fitToDuration, type SpecificationWish, writeSpecification } from './write-specification.ts';

export interface AdDirectorInput {
  /** The user's own words: the only source of claims. */
  prompt: string;
  /** The same after prompt enhancement, when that is on. */
  enhanced: string | null;
  wish: SpecificationWish;
  /** Ask a language model; without one the rules write. */
  language_model: boolean;
  seed: number;
}

const SceneAnswer = AdScene.pick({
  beat: true,
  visual_prompt: true,
  overlay_text: true,
  duration: true,
  transition: true,
}).extend({
  view_type: ViewType,
  camera_movement: CameraMovement,
  shot_size: z.string().min(1).max(60),
  lens_type: z.string().min(1).max(60),
  place: z.string().max(120),
});

/** What a model has to answer; what is missing here is ours to decide. */
const Answer = AdSpecification.pick({ product: true, cta: true }).extend({
  brand: AdSpecification.shape.brand.pick({ tone: true, colors: true, audience: true, style_keywords: true }),
  framework: z.object({ name: Framework, reason: z.string().min(1).max(400) }),
  scenes: z.array(SceneAnswer).min(3).max(5),
  genre: AdSpecification.shape.music.shape.genre,
  grade: AdSpecification.shape.grade.omit({ reason: true }),
});
type Answer = z.infer<typeof Answer>;

const answerFor = (count: number | undefined) =>
  count === undefined ? Answer : Answer.extend({ scenes: z.array(SceneAnswer).length(count) });

/** Writes the ad specification (FR-006…008). A model's answer is checked; when it will not do, the rules write and say so. */
export const adDirector: Agent<AdDirectorInput, AdSpecification> = {
  name: 'ad_director',
  capabilities: ['ad-specification', 'framework', 'scenes', 'copy'],
  dependencies: [],
  kind: 'text',
  check: checkModel('text'),

  async process(input, context) {
    const { prompt, enhanced, wish } = input;
    const byRules = writeSpecification(prompt, wish, { enhanced, seed: input.seed });
    if (!input.language_model) return succeeded(byRules, []);
    const count = wish.num_clips;
    const schema = answerFor(count);
    const results = await context.calls(adDirector.name, [
      {
        kind: 'text',
        part: 'specification',
        request: {
          task: 'ad-specification',
          system: adDirectorPrompt.system,
          user: adDirectorPrompt.user({
            prompt,
            enhanced,
            wish,
            scenes: count === undefined ? 'between 3 and 5' : `exactly ${count}`,
          }),
          schema: z.toJSONSchema(schema) as Record<string, unknown>,
          input: { prompt, ...wish },
          seed: input.seed,
        },
      },
    ]);
    const [result] = results;
    const answer = result?.ok ? schema.safeParse(result.value) : null;
    if (answer?.success && result?.ok) {
      const { specification, warnings } = merge(answer.data, byRules, input, result.model);
      return succeeded(specification, results, warnings);
    }
    const reason =
      result && isFailed(result)
        ? result.fault.message
        : 'its answer was not the specification that was asked for';
    const warning = `The language model could not write the ad (${reason}), so it was written by rules.`;
    return { ...succeeded(byRules, results, [warning]), failed_parts: [] };
  },
};

/** The model's ad, held to what the user said and fixed. */
function merge(answer: Answer, rules: AdSpecification, input: AdDirectorInput, model: string) {
  const { prompt, wish } = input;
  const warnings: string[] = [];
  const kept = (line: string, instead: string) => {
    const claims = unsaidClaims(line, prompt);
    if (claims.length === 0) return line;
    warnings.push(
      `“${line}” claims “${claims[0]}”, which the brief does not say; “${instead}” stands there instead.`,
    );
    return instead;
  };
  // When the model chose another framework or number of scenes, the rules write their lines for that choice.
  const asked = {
    ...wish,
    num_clips: answer.scenes.length,
    framework: wish.framework ?? answer.framework.name,
  };
  const plain = writeSpecification(prompt, asked, { enhanced: input.enhanced, seed: input.seed });
  const scenes = answer.scenes.map((scene, i): AdScene => {
    const own = plain.scenes[i] as AdScene;
    return { ...own, ...scene, number: i + 1, overlay_text: kept(scene.overlay_text, own.overlay_text) };
  });
  const first = scenes[0];
  if (first) Object.assign(first, { transition: 'cut', sound: null });
  const framework = wish.framework ? { ...plain.framework } : answer.framework;
  const specification: AdSpecification = {
    ...rules,
    product: { ...answer.product, name: wish.product_name || kept(answer.product.name, rules.product.name) },
    brand: {
      ...rules.brand,
      ...answer.brand,
      ...(wish.style_keywords.length > 0 && { style_keywords: rules.brand.style_keywords }),
    },
    framework,
    scenes: fitToDuration(scenes, wish.duration ?? null),
    cta: wish.cta ?? kept(answer.cta, rules.cta),
    music: wish.music.genre ? rules.music : { genre: answer.genre, reason: `${model} chose it for this ad.` },
    grade: { ...answer.grade, reason: `${model} chose it for this ad.` },
    written_by: model,
  };
  return { specification, warnings };
}
