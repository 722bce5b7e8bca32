/** What a simulated language model was asked. */
export interface TextJob {
  system: string;
  user: string;
  /** The JSON schema the answer has to follow, when the caller gave one. */
  schema: Record<string, unknown> | null;
}

/** Writes the answer of a language model. */
export type WriteText = (job: TextJob) => Promise<string>;

type Schema = Record<string, unknown>;

/** Writes by rule: a sentence, or with a schema (given, or found in the prompt) an answer that satisfies it. */
export const writeByRule: WriteText = async ({ system, user, schema }) => {
  const asked = schema ?? schemaIn(`${system}\n${user}`);
  if (asked) return JSON.stringify(sample(asked, { words: wordsOf(user), count: countIn(user) }));
  return `Here is a short answer to: ${wordsOf(user).slice(0, 12).join(' ')}.`;
};

/** Finds a JSON schema of an object that stands inside a prompt. */
function schemaIn(text: string): Schema | null {
  for (let start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
    const end = closing(text, start);
    if (end < 0) continue;
    try {
      const value = JSON.parse(text.slice(start, end + 1)) as Schema;
      if (value.type === 'object' && value.properties) return value;
    } catch {
      // Not JSON: the next brace may open one.
    }
  }
  return null;
}

function closing(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? ['product'];

function countIn(text: string): number {
  const found = /\b(\d{1,2})\s+(?:image|scene|prompt|view|shot|item|clip)/i.exec(text);
  return Math.min(20, Math.max(1, Number(found?.[1] ?? 3)));
}

interface Hints {
  words: string[];
  count: number;
}

/** A value that satisfies `schema`; strings are made of the prompt's words, lists have the length the prompt names. */
function sample(schema: Schema, hints: Hints, index = 0): unknown {
  const variants = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (variants?.[0]) return sample(variants[0], hints, index);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[index % schema.enum.length];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, of]) => [
          name,
          // Whoever answers well has nothing to warn of.
          name === 'warnings' && of.type === 'array' && !of.minItems ? [] : sample(of, hints, index),
        ]),
      );
    case 'array':
      return sampleList(schema, hints);
    case 'integer':
    case 'number':
      return sampleNumber(schema, type);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sentence(schema, hints, index);
  }
}

function sampleList(schema: Schema, hints: Hints): unknown[] {
  const least = Number(schema.minItems ?? 0);
  const most = Number(schema.maxItems ?? 20);
  const length = Math.min(most, Math.max(least, hints.count));
  return Array.from({ length }, (_, i) => sample((schema.items ?? {}) as Schema, hints, i));
}

function sampleNumber(schema: Schema, type: unknown): number {
  const low = Number(schema.minimum ?? schema.exclusiveMinimum ?? 0);
  const high = Number(schema.maximum ?? schema.exclusiveMaximum ?? low + 1);
  const middle = (low + high) / 2;
  return type === 'integer' ? Math.round(middle) : middle;
}

function sentence(schema: Schema, { words }: Hints, index: number): string {
  const start = (index * 5) % Math.max(1, words.length - 8);
  const text = words.slice(start, start + 10).join(' ');
  return text.slice(0, Number(schema.maxLength ?? 400)).padEnd(Number(schema.minLength ?? 0), '.');
}
