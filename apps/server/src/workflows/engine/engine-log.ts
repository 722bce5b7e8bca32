import type { DBOSConfig } from '@dbos-inc/dbos-sdk';

/** Where the engine reports; a pino logger fits. */
export interface EngineLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

const ignore = () => undefined;
/** Says nothing. */
export const SILENT: EngineLog = { debug: ignore, info: ignore, warn: ignore, error: ignore };

type EngineLogger = NonNullable<DBOSConfig['logger']>;

/** Routes what DBOS says to `log`. Its informational lines (one per recovered workflow, queue and launch) are details to us. */
export function engineLogger(log: EngineLog): EngineLogger {
  const words = (entry: unknown) => (entry instanceof Error ? entry.message : String(entry));
  return {
    debug: () => undefined,
    info: (entry) => log.debug(words(entry)),
    warn: (entry) => log.warn(words(entry)),
    error: (entry, metadata) =>
      log.error(metadata?.stack ? `${words(entry)}\n${metadata.stack}` : words(entry)),
  };
}
