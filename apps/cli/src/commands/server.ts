import { spawn } from 'node:child_process';
import { Command, Option } from 'commander';
import { EXIT, Failure } from '../failure.ts';
import { SERVER_MAIN } from '../server/private-server.ts';

/** `admint server`: the server in the foreground, settings from the environment. */
export function serverCommand(): Command {
  return new Command('server')
    .description('Run the server until it is stopped.')
    .addOption(
      new Option('--role <role>', 'what this process does').choices(['all', 'api', 'worker']).default('all'),
    )
    .action(async ({ role }: { role: string }) => {
      const child = spawn(process.execPath, [SERVER_MAIN, '--role', role], { stdio: 'inherit' });
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        // Ctrl-C reaches the child by itself; we only wait for it.
        process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
      }
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
      if (code !== 0)
        throw new Failure(EXIT.unexpected, 'server_ended', `The server ended with code ${code}.`);
    });
}
