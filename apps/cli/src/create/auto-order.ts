import { Framework, GenerateRequest, type MusicGenre } from '@admint/contract';
import { type Command, Option } from 'commander';
import { EXIT, Failure } from '../failure.ts';
import { type CreateOptions, wholeNumber } from './order.ts';

/** The options that only `--auto` knows. */
export interface AutoOptions {
  auto?: boolean;
  scenes?: number;
  duration?: number;
  framework?: Framework;
  draft?: boolean;
  chain?: boolean;
}

/** Adds the options of the automatic pipeline; the others say what they mean in both. */
export function addAutoOptions(command: Command): Command {
  return command
    .option(
      '--auto',
      'let the studio write, plan and choose everything; the prompt may have 10 to 500 characters',
    )
    .addOption(wholeNumber('--scenes <n>', 'with --auto: exactly so many scenes (default: 3 to 5)', 1, 8))
    .addOption(wholeNumber('--duration <seconds>', 'with --auto: how long the ad shall be', 3, 56))
    .addOption(
      new Option('--framework <name>', 'with --auto: how the ad argues (default: chosen)').choices(
        Framework.options,
      ),
    )
    .option('--draft', 'with --auto: small clips, to judge the story fast')
    .option('--chain', 'with --auto: a scene that stays in its place goes on from the last frame before it');
}

/**
 * Takes the prompt and options, gives the request. `given` tells an option that was typed from a default: only what was
 * typed binds the studio. Throws Failure (`usage`) with every field that is wrong.
 */
export function autoRequest(
  prompt: string,
  options: CreateOptions & AutoOptions,
  given: (name: string) => boolean,
): GenerateRequest {
  const { music } = options;
  const request = GenerateRequest.safeParse({
    prompt,
    aspect_ratio: options.ratio,
    style_keywords: options.style,
    music: given('music')
      ? { enabled: music !== 'none', ...(music !== 'none' && { genre: music as MusicGenre }) }
      : {},
    quality: options.draft ? 'draft' : 'final',
    ...(options.scenes !== undefined && { num_clips: options.scenes }),
    ...(options.duration !== undefined && { duration: options.duration }),
    ...(options.framework !== undefined && { framework: options.framework }),
    ...(options.name !== undefined && { product_name: options.name }),
    ...(given('cta') && { cta: options.cta }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.chain && { coherence: { frame_chaining: true } }),
  });
  if (request.success) return request.data;
  const faults = request.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Failure(EXIT.usage, 'usage', `This cannot be made: ${faults.join('; ')}.`);
}

/** Options of the guided flow that mean nothing here. Throws Failure (`usage`) that names the first one typed. */
export function refuseGuidedOptions(given: (name: string) => boolean): void {
  const other = {
    scene: '--scene',
    images: '--images',
    clips: '--clips',
    clipDuration: '--clip-duration',
    font: '--font',
    color: '--color',
    cards: '--cards',
  };
  for (const [name, flag] of Object.entries(other)) {
    if (!given(name)) continue;
    const instead = name === 'clips' ? ' Use --scenes.' : '';
    throw new Failure(EXIT.usage, 'usage', `${flag} is decided by the studio with --auto.${instead}`);
  }
}

/** Options of the automatic pipeline without `--auto`. */
export function refuseAutoOptions(given: (name: string) => boolean): void {
  const name = ['scenes', 'duration', 'framework', 'draft', 'chain'].find(given);
  if (name) throw new Failure(EXIT.usage, 'usage', `--${name} works with --auto only.`);
}
