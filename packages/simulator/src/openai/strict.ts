type Schema = Record<string, unknown>;

/** Takes a schema sent with `strict: true`, gives what the service would refuse it for; null when nothing. */
export function strictFault(schema: Schema, path: string[] = []): string | null {
  const place = `In context=(${path.map((part) => `'${part}'`).join(', ')})`;
  if (schema.type === 'object') {
    const properties = (schema.properties ?? {}) as Record<string, Schema>;
    if (schema.additionalProperties !== false)
      return `${place}, 'additionalProperties' is required to be supplied and to be false.`;
    const required = (schema.required ?? []) as string[];
    const absent = Object.keys(properties).find((name) => !required.includes(name));
    if (absent)
      return `${place}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${absent}'.`;
    for (const [name, of] of Object.entries(properties)) {
      const fault = strictFault(of, [...path, 'properties', name]);
      if (fault) return fault;
    }
  }
  if (schema.items) return strictFault(schema.items as Schema, [...path, 'items']);
  for (const [index, of] of ((schema.anyOf ?? []) as Schema[]).entries()) {
    const fault = strictFault(of, [...path, 'anyOf', String(index)]);
    if (fault) return fault;
  }
  return null;
}
