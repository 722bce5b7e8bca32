import { AdmintError } from '@admint/contract';
import type { z } from 'zod';

type Field = { field: string; message: string };

/**
 * Applies a request schema. Throws AdmintError `validation_failed` naming every field at fault with the limit
 * it broke. Text that PostgreSQL cannot hold (NUL, lone surrogates) is refused here, once for all routes.
 */
export function parseWith(schema: z.ZodType, value: unknown): unknown {
  const unstorable = findUnstorableText(value, '');
  if (unstorable) throw validationFailed([unstorable]);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw validationFailed(
    result.error.issues.map((issue) => ({ field: fieldName(issue.path), message: issue.message })),
  );
}

export function validationFailed(fields: Field[]): AdmintError {
  const detail = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new AdmintError('validation_failed', detail, { fields });
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'body' : path.map(String).join('.');
}

function findUnstorableText(value: unknown, path: string): Field | null {
  if (typeof value === 'string') {
    return /\0|\p{Surrogate}/u.test(value)
      ? { field: path || 'body', message: 'contains a character that is not text' }
      : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorableText(inner, path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return null;
}
