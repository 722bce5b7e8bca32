/**
 * Makes some forty odd files and an ad of each: `node packages/media/scripts/zoo.mjs [name…] [--keep folder]`. Every file gives a
 * right ad or is refused clearly; prints the faults and ends with `N files, M faults`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../dist/ffmpeg/polyfill.js';
import { writeOddFile } from '../dist/ffmpeg/fixtures/odd-file.js';
import { checkZooFile } from '../dist/fixtures/check-zoo.js';
import { ZOO } from '../dist/fixtures/zoo.js';

const say = (line) => process.stdout.write(`${line}\n`);
const keep = process.argv.indexOf('--keep');
const folder = keep < 0 ? mkdtempSync(join(tmpdir(), 'zoo-')) : process.argv[keep + 1];
mkdirSync(folder, { recursive: true });
const names = process.argv.slice(2, keep < 0 ? undefined : keep);
const entries = ZOO.filter(({ name }) => names.length === 0 || names.includes(name));
let faults = 0;
for (const entry of entries) {
  const path = join(folder, entry.name);
  let found;
  try {
    if (entry.file) await writeOddFile(path, entry.file);
    entry.after?.(path);
    found = await checkZooFile(entry, path, join(folder, `ad-of-${entry.name}.mp4`));
  } catch (error) {
    found = [`could not be made: ${error.message}`];
  }
  faults += found.length;
  say(
    `${found.length === 0 ? 'ok  ' : 'BAD '} ${entry.name}${entry.refused ? ' (refused)' : ''} ${found.join('; ')}`,
  );
}
if (keep < 0) rmSync(folder, { recursive: true });
say(`${entries.length} files, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
