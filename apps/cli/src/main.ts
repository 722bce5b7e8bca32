import { Command, CommanderError } from 'commander';
import { createCommand } from './commands/create.ts';
import { createStoryboardCommand } from './commands/create-storyboard.ts';
import { doctorCommand } from './commands/doctor.ts';
import { enhanceImagePromptCommand } from './commands/enhance-image-prompt.ts';
import { enhancePromptCommand } from './commands/enhance-prompt.ts';
import { enhanceVideoPromptCommand } from './commands/enhance-video-prompt.ts';
import { serverCommand } from './commands/server.ts';
import { EXIT, EXIT_HELP, Failure, failureOf } from './failure.ts';

const program = new Command('admint')
  .description('Turns a product into a finished video ad.')
  .version('0.1.0')
  .addCommand(createCommand())
  .addCommand(doctorCommand())
  .addCommand(serverCommand())
  .addCommand(enhancePromptCommand())
  .addCommand(enhanceImagePromptCommand())
  .addCommand(enhanceVideoPromptCommand())
  .addCommand(createStoryboardCommand())
  .addHelpText('after', EXIT_HELP);

for (const command of [program, ...program.commands]) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  // Commander has already printed what was wrong, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const failure = error instanceof Failure ? error : failureOf(error);
  process.stderr.write(`admint: ${failure.message}\n`);
  return failure.exitCode;
}
