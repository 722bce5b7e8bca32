import { createServer } from 'node:net';

/** May we listen on `port` of `host` right now? 0 asks for any free port. Gives the port, or undefined if it is taken. */
export async function tryPort(port: number, host: string): Promise<number | undefined> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const given = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(given));
    });
  });
}

/** The first free port of `host` from `from` upwards. Throws RangeError when none of the next `tries` is free. */
export async function nextFreePort(from: number, host: string, tries = 100): Promise<number> {
  for (let port = from; port < Math.min(from + tries, 65_536); port += 1) {
    const given = await tryPort(port, host);
    if (given !== undefined) return given;
  }
  throw new RangeError(`no free port on ${host} between ${from} and ${from + tries - 1}`);
}
