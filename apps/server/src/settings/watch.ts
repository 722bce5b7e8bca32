import type { Logger } from 'pino';
import { createListener } from '../progress/listener.ts';
import { listenOn } from '../postgres/listen.ts';
import { repeat } from '../repeat.ts';

/** A notification may be lost with its connection; this is the longest a change stays unseen. */
const LOOK_AGAIN_MS = 30_000;

/** Calls `changed` soon after anybody entered or removed a key, in whatever process. Gives the function that stops it. */
export function watchSettings(url: string, changed: () => Promise<void>, log: Logger): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const look = async () => {
    if (running) {
      again = true;
      return running;
    }
    running = changed();
    try {
      await running;
    } catch (error) {
      log.warn({ err: error }, 'the settings could not be read');
    } finally {
      running = null;
    }
    if (!again) return;
    again = false;
    await look();
  };
  const onHint = () => void look();
  const listener = createListener({ listen: listenOn(url, 'settings') }, log, {
    onHint,
    onConnected: onHint,
  });
  const stop = repeat(LOOK_AGAIN_MS, look, (error) =>
    log.warn({ err: error }, 'the settings could not be read'),
  );
  return async () => {
    await stop();
    await listener.close();
    await running?.catch(() => undefined);
  };
}
