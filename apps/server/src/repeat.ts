/**
 * Runs `work` about every `everyMs` (±20 %, so that processes started together drift apart), never twice at
 * once, starting one pause from now. What it throws goes to `failed` and the next round comes all the same.
 * Gives the function that stops it and waits for a round that is under way.
 */
export function repeat(
  everyMs: number,
  work: () => Promise<void>,
  failed: (error: Error) => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round = Promise.resolve();
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(
      () => {
        round = work()
          .catch((error: unknown) => failed(error instanceof Error ? error : new Error(String(error))))
          .then(schedule);
      },
      everyMs * (0.8 + Math.random() * 0.4),
    );
  };
  schedule();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
