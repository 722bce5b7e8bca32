import { AutoSettings, Framework, requirePossibleLength } from '@admint/contract';
import { type Command, Option } from 'commander';
import { wholeNumber } from '../create/order.ts';
import { addEnhanceOptions, type EnhanceFlags } from '../enhance/options.ts';
import { EXIT, Failure } from '../failure.ts';

/** The options of `admint create-storyboard` as commander gives them. */
export interface StoryboardFlags extends EnhanceFlags {
  numClips?: number;
  duration?: number;
  framework?: Framework;
  style?: string;
  name?: string;
  cta?: string;
  seed: number;
  chain?: boolean;
  enhancePrompts?: boolean;
  referenceImage: string[];
}

/** Adds what decides a storyboard, and what the prompt tools share. */
export function addStoryboardOptions(command: Command): Command {
  command
    .addOption(wholeNumber('--num-clips <n>', 'exactly so many clips (default: 3 to 5)', 1, 8))
    .addOption(wholeNumber('--duration <seconds>', 'how long the ad shall be', 3, 56))
    .addOption(
      new Option('--framework <name>', 'how the ad argues (default: chosen)').choices(Framework.options),
    )
    .option('--style <words>', 'style keywords, separated by commas')
    .option('--name <text>', 'product name (default: from the prompt)')
    .option('--cta <text>', 'call to action (default: written)')
    .addOption(wholeNumber('--seed <n>', 'another seed tells it in other lines', 0, 2_147_483_647).default(0))
    .option('--chain', 'a clip that stays in its place begins with the last frame before it')
    .option('--enhance-prompts', 'let Creative Director and Prompt Engineer improve the prompt first')
    .addOption(
      new Option('--reference-image <file>', 'a picture of the product for every frame; may be given again')
        .argParser((path: string, before: string[]) => [...before, path])
        .default([], 'none'),
    );
  return addEnhanceOptions(command, 'output/storyboards');
}

/** Takes the options, gives the wishes as the automatic pipeline knows them. Throws Failure (`usage`) with every fault. */
export function wishOf(flags: StoryboardFlags): AutoSettings {
  const { numClips, duration, framework, style, name, cta, seed } = flags;
  const wish = AutoSettings.superRefine((settings, check) =>
    requirePossibleLength(settings, check),
  ).safeParse({
    style_keywords: (style ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
    seed,
    ...(numClips !== undefined && { num_clips: numClips }),
    ...(duration !== undefined && { duration }),
    ...(framework !== undefined && { framework }),
    ...(name !== undefined && { product_name: name }),
    ...(cta !== undefined && { cta }),
  });
  if (wish.success) return wish.data;
  const faults = wish.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Failure(EXIT.usage, 'usage', `This cannot be told: ${faults.join('; ')}.`);
}
