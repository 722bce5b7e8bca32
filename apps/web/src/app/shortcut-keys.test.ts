// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { globalKey } from './shortcut-keys.ts';

const press = (key: string, rest: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  target: document.body as EventTarget,
  ...rest,
});

describe('keys of the whole page', () => {
  it('opens the palette by Ctrl K and Cmd K, also while typing', () => {
    const target = document.createElement('textarea');
    expect(globalKey(press('k', { ctrlKey: true, target }), true)).toBe('palette');
    expect(globalKey(press('K', { metaKey: true }), false)).toBe('palette');
  });

  it('leaves letters to who is typing', () => {
    for (const name of ['input', 'textarea', 'select'])
      expect(globalKey(press('?', { target: document.createElement(name) }), true), name).toBeNull();
    expect(globalKey(press('?'), true)).toBe('shortcuts');
    expect(globalKey(press('/'), true)).toBe('find');
  });

  it('can be told to leave single keys alone', () => {
    expect(globalKey(press('?'), false)).toBeNull();
    expect(globalKey(press('/'), false)).toBeNull();
  });

  it('does nothing with a press that something else has used', () => {
    expect(globalKey(press('?', { defaultPrevented: true }), true)).toBeNull();
    expect(globalKey(press('k', { ctrlKey: true, altKey: true }), true)).toBeNull();
  });
});
