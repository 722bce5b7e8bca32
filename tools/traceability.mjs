import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const text = readFileSync(join(root, 'docs/traceability.md'), 'utf8');

/** "`auto/` is `apps/server/…/auto-ad.test.ts`": short names the page gives to folders and files. */
const aliases = [...text.matchAll(/`([\w-]+\/)` is\s+`([^`]+)`/g)].map(([, short, long]) => [short, long]);

const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split(
  '\n',
);

/** The path of a test: written out, with a short name of this page, or by its end where no other file ends so. */
function fileOf(name) {
  const alias = aliases.find(([short]) => name.startsWith(short));
  const [short, long] = alias ?? ['', ''];
  const full = !alias ? name : long.endsWith('/') ? long + name.slice(short.length) : long;
  if (existsSync(join(root, full))) return full;
  const ending = tracked.filter((path) => path.endsWith(`/${name}`));
  return ending.length === 1 ? ending[0] : full;
}

const flat = (words) => words.replace(/[’‘]/g, "'").replace(/\\'/g, "'").replace(/\s+/g, ' ').toLowerCase();
const looksLikeFile = (name) => /\/$|\.(test|spec)\.tsx?$|\.mjs$/.test(name);

/** The rows of the tables: criterion and what shows it. */
const rows = text
  .split('\n')
  .map((line, i) => ({ line: i + 1, cells: line.split(/(?<!\\)\|/).slice(1, -1) }))
  .filter(({ cells }) => cells.length === 2 && !/^[\s-]*$/.test(cells[0]) && cells[0].trim() !== 'Criterion');

const faults = [];
let [files, specifications] = [0, 0];
for (const { line, cells } of rows) {
  const shown = cells[1];
  const named = [...shown.matchAll(/`([^`]+)`/g)].filter(([, name]) => looksLikeFile(name));
  if (named.length === 0 && !/\b(see|as|same test|npm run)\b/i.test(shown))
    faults.push(`line ${line}: names no test`);
  for (const [at, match] of named.entries()) {
    const path = join(root, fileOf(match[1]));
    files += 1;
    if (!existsSync(path)) {
      faults.push(`line ${line}: ${fileOf(match[1])} is not there`);
      continue;
    }
    const from = match.index + match[0].length;
    const words = shown.slice(from, named[at + 1]?.index ?? shown.length);
    if (!words.startsWith(':')) continue;
    const said = flat(readFileSync(path, 'utf8'));
    // What stands in brackets explains; "…" and %i stand for anything.
    for (const phrase of words
      .slice(1)
      .replace(/\([^)]*\)/g, ' ')
      .split(';')) {
      const parts = flat(phrase)
        .split(/…|%i|`/)
        .map((part) => part.replace(/^[\s.,]+|[\s.,]+$/g, ''))
        .filter((part) => part.length > 2);
      for (const part of parts) {
        specifications += 1;
        if (!said.includes(part)) faults.push(`line ${line}: “${part}” is not in ${fileOf(match[1])}`);
      }
    }
  }
}

if (rows.length < 50) faults.push(`only ${rows.length} criteria were read`);
console.log(
  `${rows.length} criteria, ${files} tests named, ${specifications} specifications found by their words`,
);
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
