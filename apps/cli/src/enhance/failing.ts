import { Failure, failureOf } from '../failure.ts';

/** Runs a command's work; with `--json` a failure is one line of JSON on standard output too. */
export async function failingInJson(json: boolean | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code, message, charged, exitCode } = error instanceof Failure ? error : failureOf(error);
    // An interrupted run has printed its result already.
    if (json && code !== 'interrupted') {
      const answer = { error: { code, detail: message, charged, exit_code: exitCode } };
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    }
    throw error;
  }
}
