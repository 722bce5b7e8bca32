import { Command } from 'commander';
import { failingInJson } from '../enhance/failing.ts';
import { addEnhanceOptions, type EnhanceFlags } from '../enhance/options.ts';
import { runPrompt } from '../enhance/run-prompt.ts';
import { EXIT_HELP } from '../failure.ts';

/** `admint enhance-prompt`: the prompt of a whole ad, by two agents in turns, with no server (004 §7.3). */
export function enhancePromptCommand(): Command {
  const command = new Command('enhance-prompt')
    .description('Improve the prompt of an ad: Creative Director and Prompt Engineer in turns.')
    .argument('<file>', 'a text file with the prompt, or - for standard input');
  return addEnhanceOptions(command, 'output/prompt_traces')
    .addHelpText('after', EXIT_HELP)
    .action((source: string, flags: EnhanceFlags) =>
      failingInJson(flags.json, () => runPrompt('ad', source, flags)),
    );
}
