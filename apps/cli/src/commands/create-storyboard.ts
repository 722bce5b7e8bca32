import { Command } from 'commander';
import { failingInJson } from '../enhance/failing.ts';
import { EXIT_HELP } from '../failure.ts';
import { addStoryboardOptions, type StoryboardFlags } from '../storyboard/order.ts';
import { makeStoryboard } from '../storyboard/make-storyboard.ts';

/** `admint create-storyboard`: the story of an ad and the plan of its clips, with no server (004 §8.3, §8.4). */
export function createStoryboardCommand(): Command {
  const command = new Command('create-storyboard')
    .description('Tell the story of an ad and plan its clips: narrative, shots, frame and motion prompts.')
    .argument(
      '<source>',
      'a text file with the product in a sentence, - for standard input, or the trace folder of enhance-prompt',
    );
  return addStoryboardOptions(command)
    .addHelpText('after', EXIT_HELP)
    .action((source: string, flags: StoryboardFlags) =>
      failingInJson(flags.json, () => makeStoryboard(source, flags)),
    );
}
