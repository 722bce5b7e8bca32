import { Command } from 'commander';
import { failingInJson } from '../enhance/failing.ts';
import { addEnhanceOptions, type EnhanceFlags } from '../enhance/options.ts';
import { runPrompt } from '../enhance/run-prompt.ts';
import { EXIT_HELP } from '../failure.ts';

/** `admint enhance-image-prompt`: the prompt of a product image, with no server (004 §8.1). */
export function enhanceImagePromptCommand(): Command {
  const command = new Command('enhance-image-prompt')
    .description('Improve the prompt of an image: camera, lens, light, composition, palette.')
    .argument('<file>', 'a text file with the prompt, or - for standard input');
  return addEnhanceOptions(command, 'output/image_prompt_traces')
    .addHelpText('after', EXIT_HELP)
    .action((source: string, flags: EnhanceFlags) =>
      failingInJson(flags.json, () => runPrompt('image', source, flags)),
    );
}
