import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** At 300 lines look for the second idea; at 500 the file has two. Prompt text and data are exempt. */
const MOST_LINES = 500;
const EXEMPT = /\.(prompt|data)\.ts$|api-schema\.d\.ts$/;

/** What may appear in one place only. */
const HOMES = [
  {
    what: /\bprocess\.env\b/,
    where:
      /^(apps\/server\/src\/config\.ts|apps\/cli\/|tools\/|e2e\/|bench\/|.*\/scripts\/|.*\.test\.tsx?$|.*testing\.ts$|.*\/testing\/|.*\.config\.ts$)/,
    name: 'process.env',
  },
  { what: /from 'node-av/, where: /^packages\/media\/src\/ffmpeg\//, name: 'node-av' },
  { what: /from '@dbos-inc\//, where: /^apps\/server\/src\/workflows\//, name: 'the workflow engine' },
];

/** Gives a sentence for every file that is too long or reaches for something that has its home elsewhere. */
export function checkHouse() {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
    encoding: 'utf8',
  });
  const files = listed.stdout.split('\n').filter((file) => file && existsSync(file));
  if (files.length === 0) return ['no source file was read: the check itself is broken'];
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const faults = HOMES.filter(({ what, where }) => what.test(text) && !where.test(file)).map(
      ({ name }) => `${file} uses ${name}, which has its home elsewhere`,
    );
    const lines = text.split('\n').length;
    if (lines > MOST_LINES && !EXEMPT.test(file))
      faults.push(`${file} has ${lines} lines; ${MOST_LINES} is the most`);
    return faults;
  });
}
