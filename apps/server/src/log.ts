import { type Logger, pino } from 'pino';

/** Structured lines on standard error; what may hold a secret is cut out wherever it appears. */
export function createLog(level: string): Logger {
  const redact = [
    '*.password',
    '*.key',
    '*.current_password',
    '*.new_password',
    '*.token',
    '*.session_token',
    '*.authorization',
    '*.cookie',
    'headers.authorization',
    'headers.cookie',
  ];
  return pino(
    { level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
}
