import { describe, expect, it } from 'vitest';
import { clip, timeline } from './documents.fixture.ts';
import { type Migration, migrate, upgrade } from './migrate.ts';

describe('migrate', () => {
  it('gives back a document of today as it is', () => {
    const document = timeline();
    expect(migrate(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it.each([
    ['nothing', null, 'timeline.not_a_document'],
    ['a list', [], 'timeline.not_a_document'],
    ['no version', {}, 'timeline.not_a_document'],
    ['a later release', { ...timeline(), version: 99 }, 'timeline.too_new'],
    ['an unknown past', { ...timeline(), version: 0 }, 'timeline.too_old'],
    ['a missing field', { ...timeline(), fps: undefined }, 'timeline.invalid'],
  ])('refuses %s with its own code', (_, document, code) => {
    expect(() => migrate(document)).toThrow(expect.objectContaining({ code }));
  });

  it('names the field at fault', () => {
    const document = timeline({ video: [clip('a', 91)] });
    expect(() => migrate(document)).toThrow(
      expect.objectContaining({
        fields: [{ field: 'video.0.length', message: 'runs past the end of its source' }],
      }),
    );
  });
});

describe('upgrade', () => {
  const migrations: Migration[] = [
    { name: 'rename-clips', from: 1, up: ({ clips, ...rest }) => ({ ...rest, video: clips }) },
    { name: 'add-overlays', from: 2, up: (document) => ({ ...document, overlays: [] }) },
  ];

  it('walks from any version to the wanted one, each step once', () => {
    expect(upgrade({ version: 1, clips: [1] }, migrations, 3)).toEqual({
      version: 3,
      video: [1],
      overlays: [],
    });
    expect(upgrade({ version: 2, video: [1] }, migrations, 3)).toEqual({
      version: 3,
      video: [1],
      overlays: [],
    });
    expect(upgrade({ version: 3, video: [1] }, migrations, 3)).toEqual({ version: 3, video: [1] });
  });

  it('never changes the document it was given', () => {
    const document = Object.freeze({ version: 1, clips: Object.freeze([1]) });
    upgrade(document, migrations, 3);
    expect(document).toEqual({ version: 1, clips: [1] });
  });
});
