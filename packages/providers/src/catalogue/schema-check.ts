import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Property = z.looseObject({
  type: z.enum(['string', 'integer', 'number', 'boolean', 'array', 'object']),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.looseObject({ type: z.string() }).optional(),
});
const InputSchema = z.looseObject({
  properties: z.record(z.string(), Property),
  required: z.array(z.string()).default([]),
});
export type InputSchema = z.infer<typeof InputSchema>;
type Property = z.infer<typeof Property>;

const Recorded = z.array(
  z.looseObject({ id: z.string(), version: z.string().nullish(), inputSchema: InputSchema }),
);

let recorded: Map<string, InputSchema> | null = null;

/** The input schema recorded for a Replicate model (`owner/name`), or undefined for one we have none of. */
export function recordedSchema(model: string): InputSchema | undefined {
  recorded ??= new Map(readRecorded().map(({ id, inputSchema }) => [id, inputSchema]));
  return recorded.get(model);
}

function readRecorded() {
  const file = new URL('../../data/replicate-models.json', import.meta.url);
  return Recorded.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Takes an input and its schema, gives a sentence for every field the service would refuse. */
export function inputFaults(schema: InputSchema, input: Record<string, unknown>): string[] {
  const missing = schema.required
    .filter((name) => input[name] === undefined)
    .map((name) => `${name} is required`);
  const wrong = Object.entries(input).flatMap(([name, value]) => {
    const property = schema.properties[name];
    if (!property) return [`${name} is not an input of this model`];
    const fault = faultOf(property, value);
    return fault ? [`${name} ${fault}`] : [];
  });
  return [...missing, ...wrong];
}

function faultOf(property: Property, value: unknown): string | null {
  if (!hasType(property.type, value)) return `must be ${property.type}`;
  if (property.enum && !property.enum.some((allowed) => allowed === value)) {
    return `must be one of ${property.enum.join(', ')}`;
  }
  if (typeof value === 'number') {
    if (property.minimum !== undefined && value < property.minimum)
      return `must be at least ${property.minimum}`;
    if (property.maximum !== undefined && value > property.maximum)
      return `must be at most ${property.maximum}`;
  }
  const { items } = property;
  if (Array.isArray(value) && items && !value.every((item) => hasType(items.type, item))) {
    return `must hold ${items.type}s`;
  }
  return null;
}

function hasType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
