import { AdmintError } from '@admint/contract';
import type { z } from 'zod';

type Field = { field: string; message: string };

/** No request of the contract nests deeper; the walk below must not run out of stack. */
const MAX_DEPTH = 32;

/**
 * Applies a request schema. Throws AdmintError `validation_failed` naming every field at fault with the limit
 * it broke. Text that PostgreSQL cannot hold (NUL, lone surrogates) is refused here, once for all routes.
 */
export function parseWith(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw validationFailed(
      result.error.issues.map((issue) => ({ field: fieldName(issue.path), message: issue.message })),
    );
  }
  const unstorable = findUnstorable(result.data, []);
  if (unstorable) throw validationFailed([unstorable]);
  return result.data;
}

export function validationFailed(fields: Field[]): AdmintError {
  const detail = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new AdmintError('validation_failed', detail, { fields });
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'body' : path.map(String).join('.');
}

function findUnstorable(value: unknown, path: string[]): Field | null {
  if (typeof value === 'string' && /\0|\p{Surrogate}/u.test(value)) {
    return { field: fieldName(path), message: 'contains a character that is not text' };
  }
  if (typeof value !== 'object' || value === null) return null;
  if (path.length >= MAX_DEPTH)
    return { field: fieldName(path), message: `at most ${MAX_DEPTH} levels deep` };
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}
