import { readFile } from 'node:fs/promises';
import { AdmintError } from '@admint/contract';
import { z } from 'zod';
import { catalogueData } from './catalogue.data.ts';
import { CatalogueEntry } from './entry.ts';

let known: readonly CatalogueEntry[] | null = null;

/** Every model AdMint comes with. */
export function builtInCatalogue(): readonly CatalogueEntry[] {
  known ??= catalogueData.map((entry) => CatalogueEntry.parse(entry));
  return known;
}

/**
 * Adds a user's own models to the known ones; one with a known id takes its place.
 * `path` is a JSON file `{ "models": [...] }` in the shape of {@link CatalogueEntry}.
 * Throws `bad_configuration` that names the model and the field at fault.
 */
export async function loadCatalogue(path?: string): Promise<readonly CatalogueEntry[]> {
  if (path === undefined) return builtInCatalogue();
  const own = await readModels(path);
  const replaced = new Set(own.map(({ id }) => id));
  return [...builtInCatalogue().filter(({ id }) => !replaced.has(id)), ...own];
}

const UserFile = z.strictObject({ models: z.array(CatalogueEntry) });

async function readModels(path: string): Promise<CatalogueEntry[]> {
  let text: unknown;
  try {
    text = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new AdmintError('bad_configuration', `The file of your own models cannot be read: ${path}`, {
      cause: error,
    });
  }
  const parsed = UserFile.safeParse(text);
  if (parsed.success) return parsed.data.models;
  throw new AdmintError(
    'bad_configuration',
    `The file of your own models is not right: ${z.prettifyError(parsed.error)}`,
    {
      fields: parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
    },
  );
}
