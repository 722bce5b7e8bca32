import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** A model of the catalogue, as the recorded schemas describe it. */
export interface ModelCard {
  /** `owner/name` */
  id: string;
  kind: 'image' | 'video' | 'music' | 'tts' | 'llm' | 'upscale' | 'bg-remove' | 'score' | 'train';
  /** 64 hex digits; empty when unknown. */
  version: string;
  output: string;
  /** Community models are reached by version only. */
  official: boolean;
  takesSeed: boolean;
  inputSchema: Record<string, unknown>;
}

interface Recorded {
  id: string;
  kind: ModelCard['kind'];
  version?: string;
  output: string;
  note?: string;
  inputSchema: { properties: Record<string, unknown> };
}

const recorded = JSON.parse(
  readFileSync(new URL('../../models.json', import.meta.url), 'utf8'),
) as Recorded[];

const RECORDED: ModelCard[] = recorded.map(({ id, kind, version = '', output, note = '', inputSchema }) => ({
  id,
  kind,
  version,
  output,
  official: !note.includes('COMMUNITY') && kind !== 'train',
  takesSeed: 'seed' in inputSchema.properties,
  inputSchema,
}));

/** Models without a recorded schema that take the same fields as one that has it; their versions are not known. */
const SIBLINGS: Record<string, string> = {
  'meta/meta-llama-3.1-70b-instruct': 'meta/meta-llama-3.1-405b-instruct',
};

/** Every model the simulator knows; its inputs are checked against the recorded schema. */
export const MODELS: ModelCard[] = [
  ...RECORDED,
  ...Object.entries(SIBLINGS).flatMap(([id, of]) => {
    const sibling = RECORDED.find((model) => model.id === of);
    return sibling ? [{ ...sibling, id, version: '' }] : [];
  }),
];

const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: false });
ajv.addFormat('uri', (text: string) => text.startsWith('data:') || URL.canParse(text));
const validators = new Map<string, ValidateFunction>();

export interface InvalidField {
  type: string;
  field: string;
  description: string;
}

/** What is wrong with an input, as the service's 422 names it; empty when nothing is. */
export function invalidFields(model: ModelCard, input: unknown): InvalidField[] {
  const validate = validators.get(model.id) ?? ajv.compile(model.inputSchema);
  validators.set(model.id, validate);
  if (validate(input)) return [];
  return (validate.errors ?? []).map(describe);
}

function describe({ keyword, instancePath, params, message }: ErrorObject): InvalidField {
  const name = instancePath.replaceAll('/', '.').slice(1);
  if (keyword === 'required') {
    const missing = (params as { missingProperty: string }).missingProperty;
    return { type: 'required', field: 'input', description: `${missing} is required` };
  }
  if (keyword === 'enum') {
    const allowed = (params as { allowedValues: unknown[] }).allowedValues;
    const list = allowed.map((value) => JSON.stringify(value)).join(', ');
    const description = `${name} must be one of the following: ${list}`;
    return { type: keyword, field: `input.${name}`, description };
  }
  return { type: keyword, field: `input.${name}`, description: `${name} ${message ?? 'is invalid'}` };
}

/** Takes what a create names (`owner/name`, `owner/name:version`, a version), gives its model or why there is none. */
export function findModel(name: string): ModelCard | undefined {
  const [id = '', version] = name.split(':');
  if (version) return MODELS.find((model) => model.id === id && model.version === version);
  if (/^[0-9a-f]{64}$/.test(id)) return MODELS.find((model) => model.version === id);
  return MODELS.find((model) => model.id === id && model.official);
}
