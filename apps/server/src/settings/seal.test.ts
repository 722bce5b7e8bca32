import { describe, expect, it } from 'vitest';
import { createSealer } from './seal.ts';

const old = 'an old secret of more than thirty-two characters';
const fresh = 'a new secret of more than thirty-two characters';

describe('a sealed key', () => {
  it('opens with the secret it was sealed with, for the purpose it was sealed for, and shows nothing of the key', () => {
    const sealer = createSealer([fresh]);
    const sealed = sealer.seal('r8_topsecret', 'replicate');
    expect(sealed).not.toContain('topsecret');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('topsecret');
    expect(sealer.open(sealed, sealer.keyId, 'replicate')).toBe('r8_topsecret');
    expect(sealer.open(sealed, sealer.keyId, 'openai')).toBeNull();
    expect(sealer.seal('r8_topsecret', 'replicate')).not.toBe(sealed);
  });

  it('is refused when a single bit of it was changed', () => {
    const sealer = createSealer([fresh]);
    const bytes = Buffer.from(sealer.seal('r8_topsecret', 'replicate'), 'base64url');
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(sealer.open(changed.toString('base64url'), sealer.keyId, 'replicate')).toBeNull();
    }
  });

  it('still opens after the secret was changed, as long as the old one is given too', () => {
    const before = createSealer([old]);
    const sealed = before.seal('r8_topsecret', 'replicate');
    expect(createSealer([fresh, old]).open(sealed, before.keyId, 'replicate')).toBe('r8_topsecret');
    expect(createSealer([fresh]).open(sealed, before.keyId, 'replicate')).toBeNull();
    expect(createSealer([fresh, old]).keyId).not.toBe(before.keyId);
  });
});
