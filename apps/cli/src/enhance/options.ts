import { DEFAULT_SETTINGS, type EnhancementSettings } from '@admint/studio/enhance';
import { AUTO, RULES } from './language-model.ts';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** The options of the three `enhance-…` commands as commander gives them. */
export interface EnhanceFlags {
  outputDir: string;
  maxIterations: number;
  threshold: number;
  skipAt: number;
  model: string;
  json?: boolean;
  quiet?: boolean;
}

/** Adds what the three commands share; `folder` is where traces go unless told. */
export function addEnhanceOptions(command: Command, folder: string): Command {
  return command
    .option('--output-dir <folder>', 'where trace folders are made, one per run', folder)
    .addOption(
      number('--max-iterations <n>', 'rounds at most, 1 to 20', 1, 20, true).default(
        DEFAULT_SETTINGS.max_iterations,
      ),
    )
    .addOption(
      number('--threshold <score>', 'stop at this score, 0 to 100', 0, 100).default(
        DEFAULT_SETTINGS.threshold,
      ),
    )
    .addOption(
      number('--skip-at <score>', 'leave a prompt alone that scores so much; 101 never does', 0, 101).default(
        DEFAULT_SETTINGS.skip_at,
      ),
    )
    .option(
      '--model <name>',
      `who writes and scores: "${RULES}", the id of a language model, or "${AUTO}" for a configured one, else the rules`,
      AUTO,
    )
    .option('--json', 'end with one line of JSON on standard output instead of tables')
    .option('--quiet', 'no progress on standard error');
}

/** Takes the options, gives the settings of a run. */
export function settingsOf({ maxIterations, threshold, skipAt }: EnhanceFlags): Partial<EnhancementSettings> {
  return { max_iterations: maxIterations, threshold, skip_at: skipAt };
}

function number(flags: string, description: string, least: number, most: number, whole = false): Option {
  return new Option(flags, description).argParser((text) => {
    const value = /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    throw new InvalidArgumentError(`It has to be a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
  });
}
