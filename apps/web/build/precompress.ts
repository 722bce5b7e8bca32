import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|css|html|svg|json|txt|webmanifest)$/;
const SMALLEST_WORTH_IT = 1024;

/** Writes `.br` and `.gz` beside every text file of the build, so that the server never compresses at request time. */
export function precompress(): Plugin {
  return {
    name: 'admint-precompress',
    apply: 'build',
    async writeBundle(options) {
      const folder = options.dir;
      if (folder === undefined) return;
      const files = await readdir(folder, { recursive: true });
      await Promise.all(
        files.filter((file) => COMPRESSIBLE.test(file)).map((file) => compress(join(folder, file))),
      );
    },
  };
}

async function compress(path: string): Promise<void> {
  const body = await readFile(path);
  if (body.byteLength < SMALLEST_WORTH_IT) return;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(body, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
