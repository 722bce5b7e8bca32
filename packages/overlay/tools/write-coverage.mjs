import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { codePointsOf } from './read-cmap.mjs';
import { FACES } from '../dist/fonts/faces.js';

/** Run after `tsc -b` when a font package or a face changed. */
const require = createRequire(import.meta.url);

/** Takes ascending code points, gives gap and length of each range in base 36: `w,2n 1,5`. */
export function encode(points) {
  const ranges = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  let previous = 0;
  return ranges
    .map(([start, end]) => {
      const gap = (start - previous).toString(36);
      previous = end;
      return end === start ? gap : `${gap},${(end - start).toString(36)}`;
    })
    .join(' ');
}

const taken = new Set();
const usual = FACES.filter((face) => !face.rare);
const rare = FACES.filter((face) => face.rare);
const rows = [...usual, ...rare].map((face) => {
  const points = codePointsOf(require.resolve(face.file)).filter((point) => point > 31);
  const listed = face.rare ? points.filter((point) => point > 0x2000 && !taken.has(point)) : points;
  for (const point of points) taken.add(point);
  return `  '${face.alias}':\n    '${encode(listed)}',`;
});
writeFileSync(
  new URL('../src/fonts/coverage.data.ts', import.meta.url),
  `/** Code points each shipped file is asked for: gap and length of each range in base 36; written by \`tools/write-coverage.mjs\`. */\nexport const COVERAGE: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n};\n`,
);
