import { Command } from 'commander';
import pc from 'picocolors';
import { examine } from '../doctor/checks.ts';
import type { Finding } from '../doctor/finding.ts';
import { readEnvironment } from '../environment.ts';
import { EXIT, Failure } from '../failure.ts';

const MARKS = { ok: pc.green('✓'), warning: pc.yellow('!'), missing: pc.red('✗') };

/** `admint doctor`: what is there, what is missing, and what to do about it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Say what is there and what is missing.')
    .option('--json', 'one line of JSON instead of text')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(readEnvironment());
      process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : `${findings.map(line).join('\n')}\n`);
      const missing = findings.filter(({ state }) => state === 'missing');
      if (missing.length > 0) {
        const names = missing.map(({ name }) => name).join(', ');
        throw new Failure(EXIT.unexpected, 'missing', `Missing: ${names}.`);
      }
    });
}

function line({ name, state, detail, remedy }: Finding): string {
  const advice = remedy === undefined ? '' : `\n  ${' '.repeat(20)}${pc.dim(`→ ${remedy}`)}`;
  return `${MARKS[state]} ${name.padEnd(20)}${detail}${advice}`;
}
