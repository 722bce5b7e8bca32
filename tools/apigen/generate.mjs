import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The committed types of the HTTP contract, which the web client is written against. */
export const schemaFile = fileURLToPath(new URL('../../apps/web/src/lib/api-schema.d.ts', import.meta.url));

const HEADER = `/**
 * Types of the HTTP contract, printed from the route table of packages/contract.
 * Do not edit: run \`npm run generate -w @admint/apigen\`.
 */
`;

/** Gives the text of `api-schema.d.ts` as the built contract describes it now. */
export async function printSchema() {
  const { openApiDocument } = await import('@admint/contract');
  // The version is left out of the types on purpose: a release must not change them.
  const ast = await openapiTS(openApiDocument('0'), { alphabetize: true, defaultNonNullable: false });
  return HEADER + astToString(ast);
}

/** Gives the committed text, or an empty string when there is none yet. */
export function committedSchema() {
  try {
    return readFileSync(schemaFile, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/contract'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
  const text = await printSchema();
  const changed = text !== committedSchema();
  if (process.argv.includes('--check')) {
    console.log(changed ? 'api-schema.d.ts is out of date' : 'api-schema.d.ts is up to date');
    process.exit(changed ? 1 : 0);
  }
  if (changed) writeFileSync(schemaFile, text);
  console.log(changed ? `wrote ${schemaFile}` : 'api-schema.d.ts was up to date');
}
