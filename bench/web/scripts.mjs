import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of the file as gzip sends it. */
const weigh = async (path) => gzipSync(await readFile(path), { level: 9 }).byteLength / 1000;

/**
 * What JavaScript weighs, from the scripts each route loads on a first visit (`{ login: [path], home: [path], … }`,
 * paths below `dist`): the first page of a visitor, what the home page adds to it and comes to when it is loaded first,
 * and what the heaviest other route adds to both.
 */
export async function scriptSizes(dist, routes) {
  const chunks = (await readdir(join(dist, 'assets'))).filter((file) => file.endsWith('.js'));
  const sizes = new Map(
    await Promise.all(
      chunks.map(async (file) => [`/assets/${file}`, await weigh(join(dist, 'assets', file))]),
    ),
  );
  const theme = await weigh(join(dist, 'theme.js'));
  const total = (paths) => paths.reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0);
  const first = new Set([...routes.login, ...routes.home]);
  const lazy = Object.entries(routes)
    .map(([name, paths]) => [name, total(paths.filter((path) => !first.has(path)))])
    .toSorted(([, a], [, b]) => b - a);
  const unseen = [...sizes].filter(([path]) => !first.has(path)).map(([, size]) => size);
  console.log(`# the heaviest lazy route is ${lazy[0][0]}`);
  return {
    first_route_js_gzip_kb: total(routes.login) + theme,
    home_adds_js_gzip_kb: total(routes.home.filter((path) => !routes.login.includes(path))),
    home_js_gzip_kb: total(routes.home) + theme,
    largest_lazy_route_js_gzip_kb: lazy[0][1],
    largest_lazy_chunk_js_gzip_kb: Math.max(...unseen),
  };
}
