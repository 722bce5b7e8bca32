type JsonSchema = Record<string, unknown>;

/** What strict mode understands; other keywords make the service refuse the schema. */
const UNDERSTOOD = new Set(
  'type properties required items enum const anyOf description additionalProperties $ref $defs definitions'.split(
    ' ',
  ),
);

/**
 * Takes a JSON schema, gives the one that strict structured output accepts: every property required (optional
 * ones may be null), nothing additional, no keyword it does not understand.
 */
export function strictSchema(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(([name]) => UNDERSTOOD.has(name));
  const strict: JsonSchema = Object.fromEntries(kept.map(([name, value]) => [name, strictPart(name, value)]));
  if (Array.isArray(schema['oneOf'])) strict['anyOf'] = schema['oneOf'].map(strictValue);
  const properties = schema['properties'];
  if (isSchema(properties)) {
    const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []);
    strict['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        required.has(name) ? strictValue(value) : orNull(strictValue(value)),
      ]),
    );
    strict['required'] = Object.keys(properties);
    strict['additionalProperties'] = false;
  }
  return strict;
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const strictValue = (value: unknown): unknown => (isSchema(value) ? strictSchema(value) : value);

function strictPart(name: string, value: unknown): unknown {
  if (name === 'items') return strictValue(value);
  if (name === 'anyOf' && Array.isArray(value)) return value.map(strictValue);
  if ((name === '$defs' || name === 'definitions') && isSchema(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strictValue(inner)]));
  }
  return value;
}

function orNull(schema: unknown): unknown {
  if (!isSchema(schema)) return schema;
  if (Array.isArray(schema['type']) && schema['type'].includes('null')) return schema;
  if (Array.isArray(schema['anyOf'])) {
    const has = schema['anyOf'].some((option) => isSchema(option) && option['type'] === 'null');
    return has ? schema : { ...schema, anyOf: [...(schema['anyOf'] as unknown[]), { type: 'null' }] };
  }
  return { anyOf: [schema, { type: 'null' }] };
}
