import { Command } from 'commander';
import { failingInJson } from '../enhance/failing.ts';
import { addEnhanceOptions, type EnhanceFlags } from '../enhance/options.ts';
import { runPrompt } from '../enhance/run-prompt.ts';
import { runStoryboard } from '../enhance/run-storyboard.ts';
import { EXIT, EXIT_HELP, Failure } from '../failure.ts';

interface VideoFlags extends EnhanceFlags {
  videoMode?: boolean;
  imageToVideo?: boolean;
  storyboard?: string;
}

/** `admint enhance-video-prompt`: the prompt of a clip, or all clips of a storyboard, with no server (004 §9.1). */
export function enhanceVideoPromptCommand(): Command {
  const command = new Command('enhance-video-prompt')
    .description('Improve the prompt of a clip: one camera move, beats, light, an ending.')
    .argument('[file]', 'a text file with the prompt, or - for standard input')
    .option('--storyboard <file>', 'enhance every clip of a storyboard_metadata.json instead')
    .option('--image-to-video', 'the clip starts from a given picture: describe only what moves')
    .option('--video-mode', 'score and write for video (this command always does)');
  return addEnhanceOptions(command, 'output/video_prompt_traces')
    .addHelpText('after', EXIT_HELP)
    .action((source: string | undefined, flags: VideoFlags) =>
      failingInJson(flags.json, () => run(source, flags)),
    );
}

async function run(source: string | undefined, flags: VideoFlags): Promise<void> {
  const { storyboard } = flags;
  if ((source === undefined) === (storyboard === undefined)) {
    throw new Failure(
      EXIT.usage,
      'usage',
      'Give a file with a prompt (or -), or --storyboard with a file; one of the two.',
    );
  }
  if (storyboard !== undefined) return runStoryboard(storyboard, flags);
  return runPrompt('video', source ?? '-', flags, flags.imageToVideo ? { first_frame: true } : null);
}
