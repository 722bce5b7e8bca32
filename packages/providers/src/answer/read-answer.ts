import { z } from 'zod';
import { readLooseJson } from './loose-json.ts';

/** What a model's answer came to: the value, or what is wrong with it in words the model can act on. */
export type Answer = { ok: true; value: unknown; warning?: string } | { ok: false; complaint: string };

type JsonSchema = Record<string, unknown>;

/** Takes what a model wrote and the JSON schema that was asked for, gives the value that fits it. */
export function readAnswer(text: string, schema: JsonSchema): Answer {
  if (text.trim() === '') return { ok: false, complaint: 'The answer was empty.' };
  const loose = readLooseJson(text);
  if (!loose) return { ok: false, complaint: 'The answer holds no JSON object.' };
  const checked = checkValue(loose.value, schema);
  if (!checked.ok || loose.end === 'whole') return checked;
  if (loose.end === 'open') {
    return { ...checked, warning: 'The end of the answer was missing and was filled in.' };
  }
  return { ok: false, complaint: 'The answer was cut off before its end. Answer more briefly.' };
}

/** The same for a value that is already parsed. */
export function checkValue(value: unknown, schema: JsonSchema): Answer {
  const shape = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  for (const candidate of [value, ...unwrapped(value)]) {
    const parsed = shape.safeParse(withoutNulls(candidate, schema));
    if (parsed.success) return { ok: true, value: parsed.data };
  }
  const { error } = shape.safeParse(withoutNulls(value, schema));
  return { ok: false, complaint: error ? z.prettifyError(error).slice(0, 1500) : 'The answer does not fit.' };
}

/** Models like to put the answer into an object with one name, or into a list of one. */
function unwrapped(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner: unknown[] = Object.values(value);
  return inner.length === 1 ? inner : [];
}

/** Strict mode has no optional fields, so they come back as null; to the schema they are absent. */
function withoutNulls(value: unknown, schema: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, (schema as JsonSchema)?.['items']));
  if (typeof value !== 'object' || value === null) return value;
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => inner !== null || required.includes(name) || !(name in properties))
      .map(([name, inner]) => [name, withoutNulls(inner, properties[name])]),
  );
}
