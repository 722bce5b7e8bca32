import { stopAbandonedServers, stopSharedServer } from './testing.ts';

/** The test runner calls this once, in its own process, before the first file; what it returns, after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  await stopAbandonedServers();
  return () => stopSharedServer(process.pid);
}
