const SOCKET_FAULTS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** PostgreSQL error codes, appendix A of its manual: class 08, and the server going down or coming up. */
const SERVER_FAULTS = /^(08...|57P0[123])$/;
/** What the driver says without a code when the connection goes. */
const DRIVER_WORDS =
  /connection terminated|connection ended|connection error|timeout exceeded when trying to connect/i;

/** Did the connection to the database fail, so that nobody knows whether the last statement was carried out? */
export function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return SOCKET_FAULTS.has(code) || SERVER_FAULTS.test(code);
  return DRIVER_WORDS.test(error.message);
}
