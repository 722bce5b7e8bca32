import type { CallKind, CallRequests } from '../spec/index.ts';
import type { CatalogueEntry } from './entry.ts';
import { fitRequest } from './fit.ts';
import type { Fitted } from './fitted.ts';
import { inputFaults, recordedSchema } from './schema-check.ts';
import { toWanted } from './to-wanted.ts';
import { FilePlace, type Wanted } from './wanted.ts';

/** Fits a stage's request to a model and checks the result as the service would, before anything is sent. */
export function validateRequest<K extends CallKind>(
  entry: CatalogueEntry,
  kind: K,
  request: CallRequests[K],
): Fitted {
  return validateWanted(entry, toWanted(kind, request));
}

/** The same for a request in our own words. */
export function validateWanted(entry: CatalogueEntry, wanted: Wanted): Fitted {
  const fitted = fitRequest(entry, wanted);
  const schema = entry.provider === 'replicate' ? recordedSchema(entry.schema_of ?? entry.model) : undefined;
  if (!schema || fitted.refusals.length > 0) return fitted;
  const faults = inputFaults(schema, withAddresses(fitted.input));
  return faults.length === 0
    ? fitted
    : { ...fitted, refusals: faults.map((fault) => `${entry.label}: ${fault}.`) };
}

/** Files look to the schema as the addresses they will be. */
function withAddresses(input: Record<string, unknown>): Record<string, unknown> {
  const address = (value: unknown) => (value instanceof FilePlace ? 'https://file.invalid/x' : value);
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(address) : address(value),
    ]),
  );
}
