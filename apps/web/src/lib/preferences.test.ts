import { expect, it, vi } from 'vitest';

it('keeps the coherence switches of the last automatic ad for the next visit', async () => {
  const today = await import('./preferences.ts');
  expect(today.preferenceStore.getState().coherence).toEqual({});
  today.preferenceStore.getState().setCoherence({ post_processing: false, frame_chaining: true });
  vi.resetModules();
  const tomorrow = await import('./preferences.ts');
  expect(tomorrow.preferenceStore).not.toBe(today.preferenceStore);
  expect(tomorrow.preferenceStore.getState().coherence).toEqual({
    post_processing: false,
    frame_chaining: true,
  });
});
