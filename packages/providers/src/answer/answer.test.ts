import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readLooseJson } from './loose-json.ts';
import { readAnswer } from './read-answer.ts';
import { strictSchema } from './strict-schema.ts';

const Shape = z.object({
  title: z.string().min(1),
  scenes: z.array(z.string()).min(1),
  note: z.string().nullish(),
});
const schema = z.toJSONSchema(Shape) as Record<string, unknown>;
const good = { title: 'A "quiet" shoe', scenes: ['one', 'two'] };

describe('an answer of a language model', () => {
  it.each([
    ['plain', '{"title":"A \\"quiet\\" shoe","scenes":["one","two"]}'],
    [
      'in a fence with prose',
      'Sure! Here it is:\n```json\n{"title":"A \\"quiet\\" shoe","scenes":["one","two"]}\n```\nEnjoy!',
    ],
    [
      'after a bracket in prose',
      'I used [two] scenes. {"title":"A \\"quiet\\" shoe","scenes":["one","two"]} Done.',
    ],
    [
      'with trailing commas and comments',
      '{"title":"A \\"quiet\\" shoe", // name\n"scenes":["one","two",],}',
    ],
    ['with single quotes and bare keys', `{title: 'A "quiet" shoe', scenes: ['one', 'two']}`],
    ['with quotes that were not escaped', '{"title":"A "quiet" shoe","scenes":["one","two"]}'],
    ['with a missing comma', '{"title":"A \\"quiet\\" shoe"\n"scenes":["one","two"]}'],
    ['with Python words', `{'title': 'A "quiet" shoe', 'scenes': ['one', 'two'], 'note': None}`],
    ['without its last brackets', '{"title":"A \\"quiet\\" shoe","scenes":["one","two",\n'],
    ['inside another object', '{"result":{"title":"A \\"quiet\\" shoe","scenes":["one","two"]}}'],
    ['with null for what may be absent', '{"title":"A \\"quiet\\" shoe","scenes":["one","two"],"note":null}'],
  ])('is read %s', (_name, text) => {
    const answer = readAnswer(text, schema);
    expect(answer).toMatchObject({ ok: true, value: good });
  });

  it.each([
    ['', 'empty'],
    ['I cannot help with that.', 'no JSON'],
    ['{"title":"x"}', 'scenes'],
    ['{"title":"","scenes":["a"]}', 'title'],
    ['{"title":"A shoe","scenes":["one","tw', 'cut off'],
  ])('that cannot be used says why: %j', (text, complaint) => {
    const answer = readAnswer(text, schema);
    expect(answer.ok).toBe(false);
    expect(!answer.ok && answer.complaint).toContain(complaint);
  });

  it('is read exactly when it is valid JSON, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const written = JSON.stringify(value);
        // A quote followed by punctuation inside a string is where forgiving reading must guess.
        fc.pre(!written.includes('\\"'));
        expect(readLooseJson(written)?.value).toEqual(JSON.parse(written));
      }),
      { numRuns: 300 },
    );
  });

  it('never hangs or throws on noise', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            '"',
            ':',
            ',',
            '\\',
            "'",
            '`',
            ' ',
            '\n',
            'a',
            '1',
            '/',
            '*',
          ),
          maxLength: 200,
        }),
        (text) => {
          expect(readLooseJson(text)).toBeDefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the strict form of a schema', () => {
  const schemaOfNote = (schema['properties'] as Record<string, unknown>)['note'];
  it('requires every property, lets optional ones be null, and drops what strict mode refuses', () => {
    expect(strictSchema(schema)).toEqual({
      type: 'object',
      properties: {
        title: { type: 'string' },
        scenes: { type: 'array', items: { type: 'string' } },
        note: schemaOfNote,
      },
      required: ['title', 'scenes', 'note'],
      additionalProperties: false,
    });
    const optional = { type: 'object', properties: { a: { type: 'string', maxLength: 3 } } };
    expect(strictSchema(optional)).toMatchObject({
      required: ['a'],
      properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    });
  });
});
