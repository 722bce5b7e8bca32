import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until `question` answers something truthy, and gives that. Throws after `withinMs`. */
export async function eventually<T>(question: () => Promise<T>, withinMs = 30_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await question();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${question.toString()}`);
    await sleep(50);
  }
}
