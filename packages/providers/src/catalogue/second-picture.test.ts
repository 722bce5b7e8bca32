import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { imageRequest, videoRequest } from '../conformance/requests.ts';
import type { FileInput } from '../spec/index.ts';
import { builtInCatalogue } from './catalogue.ts';
import type { CatalogueEntry } from './entry.ts';
import { validateRequest } from './validate-request.ts';
import { placeFiles } from './wanted.ts';

const picture = (name: string): FileInput => ({
  path: `/x/${name}`,
  sha256: name,
  content_type: 'image/png',
});
const addressOf = (name: string) => `https://files.test/${name}`;
const place = (input: Record<string, unknown>) =>
  placeFiles(input, ({ sha256 }) => Promise.resolve(addressOf(sha256)));

const recorded = JSON.parse(
  readFileSync(new URL('../../data/replicate-models.json', import.meta.url), 'utf8'),
) as { id: string; inputSchema: Record<string, unknown> }[];
const ajv = new Ajv({ strict: false, formats: { uri: /^https?:\/\/\S+$/ } });
const schemas = new Map(
  recorded.map(({ id, inputSchema }) => [id, ajv.compile({ ...inputSchema, additionalProperties: false })]),
);

/** What the recorded schema of a model has against an input; nothing where none was recorded. */
function faults({ provider, model, schema_of }: CatalogueEntry, input: Record<string, unknown>) {
  const valid = provider === 'replicate' ? schemas.get(schema_of ?? model) : undefined;
  return valid && !valid(input) ? valid.errors : null;
}

const ofKind = (kind: CatalogueEntry['kind']) =>
  builtInCatalogue()
    .filter((entry) => entry.kind === kind)
    .map((entry) => [entry.id, entry] as const);

describe('a clip with a picture to end on', () => {
  it.each(ofKind('video'))('asked of %s', async (_id, entry) => {
    const request = { ...videoRequest(picture('first')), last_frame: picture('last') };
    const { input, warnings, refusals } = validateRequest(entry, 'video', request);
    expect(refusals).toEqual([]);
    const sent = await place(input);
    expect(faults(entry, sent)).toBeNull();
    const { first_frame, last_frame } = entry.fields;
    if (first_frame) expect(sent[first_frame.name]).toBe(addressOf('first'));
    const refused = `${entry.label} cannot be given a last frame, so the clip ends where it likes.`;
    if (last_frame) {
      expect(sent[last_frame.name]).toBe(addressOf('last'));
      expect(warnings).not.toContain(refused);
    } else {
      expect(Object.values(sent)).not.toContain(addressOf('last'));
      expect(warnings).toContain(refused);
    }
  });

  it('is something at least ten models can make, under six names of their own', () => {
    const names = ofKind('video').flatMap(([, { fields }]) => fields.last_frame?.name ?? []);
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(new Set(names)).toEqual(
      new Set([
        'end_image',
        'last_image',
        'last_frame_image',
        'last_frame',
        'tail_image_url',
        'end_image_url',
      ]),
    );
  });
});

describe('a picture with a depth or edge picture to follow', () => {
  it.each(ofKind('image'))('asked of %s', async (_id, entry) => {
    const request = { ...imageRequest, references: [picture('photo')], control_image: picture('depth') };
    const { input, warnings, refusals } = validateRequest(entry, 'image', request);
    const source = entry.fields.source?.required ? [`${entry.label} needs a file to work on.`] : [];
    expect(refusals).toEqual(source);
    const sent = await place(input);
    if (source.length === 0) expect(faults(entry, sent)).toBeNull();
    const { control_image } = entry.fields;
    const refused = `${entry.label} cannot use a control picture, so it was left out.`;
    if (control_image) {
      expect(sent[control_image.name]).toBe(addressOf('depth'));
      expect(warnings).not.toContain(refused);
      return;
    }
    expect(Object.values(sent).flat()).not.toContain(addressOf('depth'));
    expect(warnings).toContain(refused);
  });

  it.each(ofKind('image').filter(([, { fields }]) => fields.control_image?.required))(
    'and without one %s is refused before anything is sent',
    (_id, entry) => {
      const { refusals } = validateRequest(entry, 'image', imageRequest);
      expect(refusals).toContain(`${entry.label} needs a control picture.`);
    },
  );
});
