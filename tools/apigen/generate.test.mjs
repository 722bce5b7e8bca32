import { describe, expect, it } from 'vitest';
import { committedSchema, printSchema } from './generate.mjs';

describe('the typed web client', () => {
  it('is printed from the contract as it stands', async () => {
    expect(committedSchema()).toBe(await printSchema());
  });

  it('knows the paths and the bodies of the guided flow', async () => {
    const text = await printSchema();
    expect(text).toContain('"/api/generate-images"');
    expect(text).toContain('approved_image_ids');
  });
});
