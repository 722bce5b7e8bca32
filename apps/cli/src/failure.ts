import type { Problem, SessionFailure } from '@admint/contract';

/** What the exit code of the command line says. */
export const EXIT = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  unreachable: 3,
  refused: 4,
  stageFailed: 5,
  budget: 6,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `
Exit codes:
  0    done
  1    something unexpected
  2    the command was written wrongly
  3    the server cannot be reached or did not start
  4    the server refused the input or the login
  5    a stage of the ad failed
  6    the budget refused it
  130  stopped with Ctrl-C
`;

type Charged = Problem['charged'];

/** Why a command ends without success: a sentence for the person, and a code and exit code for their script. */
export class Failure extends Error {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly charged: Charged;

  constructor(exitCode: ExitCode, code: string, message: string, charged: Charged = 'none') {
    super(message);
    this.name = 'Failure';
    this.exitCode = exitCode;
    this.code = code;
    this.charged = charged;
  }
}

/** Takes a problem answer of the API, gives the failure with its faults and what it cost. */
export function failureOfProblem(problem: Problem): Failure {
  const faults = problem.fields?.map(({ field, message }) => `\n  ${field}: ${message}`).join('') ?? '';
  const text = `${faults ? 'The server refused this:' : problem.detail}${faults}\n${chargedSentence(problem.charged)}`;
  return new Failure(exitCodeOf(problem.status, problem.code), problem.code, text, problem.charged);
}

/** Takes the failure of a stage and the USD spent on the ad so far. */
export function failureOfStage(failure: SessionFailure, spent: string): Failure {
  const parts = failure.parts.map(({ name, message }) => `\n  ${name}: ${message}`).join('');
  const text = `${stageName(failure.stage)} failed: ${failure.message}${parts}\n${chargedSentence(failure.charged)} Spent on this ad so far: ${spent}.`;
  const exitCode = failure.code === 'budget_exceeded' ? EXIT.budget : EXIT.stageFailed;
  return new Failure(exitCode, failure.code, text, failure.charged);
}

/** Takes anything else that was thrown. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(EXIT.unexpected, 'unexpected', message, 'unknown');
}

export function chargedSentence(charged: Charged): string {
  if (charged === 'none') return 'You were not charged for this.';
  if (charged === 'partial') return 'Only the parts that were finished were charged.';
  if (charged === 'full') return 'This was charged.';
  return 'Whether this was charged is not known yet; the cost table of the ad will show it.';
}

function exitCodeOf(status: number, code: string): ExitCode {
  if (status === 402 || code === 'budget_exceeded') return EXIT.budget;
  return status >= 500 ? EXIT.stageFailed : EXIT.refused;
}

function stageName(stage: string): string {
  const words = stage.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
