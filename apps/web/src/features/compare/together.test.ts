import { describe, expect, it } from 'vitest';
import { type Playable, Together } from './together.ts';

const video = (duration: number) => {
  const own = {
    currentTime: 0,
    duration,
    paused: true,
    muted: false,
    get ended() {
      return own.currentTime >= duration;
    },
    play: () => {
      own.paused = false;
      return Promise.resolve();
    },
    pause: () => {
      own.paused = true;
    },
  };
  return own satisfies Playable;
};

function three() {
  const [a, b, short] = [video(10), video(10), video(4)];
  const together = new Together();
  together.add('a', a);
  together.add('b', b);
  const takeOut = together.add('short', short);
  return { together, a, b, short, takeOut };
}

describe('videos under one control', () => {
  it('start and stop together, and only one is heard', () => {
    const { together, a, b, short } = three();
    together.toggle();
    expect([a, b, short].map(({ paused }) => paused)).toEqual([false, false, false]);
    expect([a, b, short].map(({ muted }) => muted)).toEqual([false, true, true]);
    expect(together.read()).toMatchObject({ playing: true, length: 10, heard: 'a' });
    together.hear('b');
    expect([a, b, short].map(({ muted }) => muted)).toEqual([true, false, true]);
    together.toggle();
    expect([a, b, short].every(({ paused }) => paused)).toBe(true);
    expect(together.read().playing).toBe(false);
  });

  it('move together, a shorter one to its end, and start together from where they are', () => {
    const { together, a, b, short } = three();
    together.seek(6);
    expect([a, b, short].map(({ currentTime }) => currentTime)).toEqual([6, 6, 4]);
    together.toggle();
    expect(short.paused).toBe(true);
    expect([a.paused, b.paused, b.currentTime]).toEqual([false, false, 6]);
  });

  it('are put back in step when one falls behind, and begin again after the end', () => {
    const { together, a, b } = three();
    together.toggle();
    a.currentTime = 3;
    b.currentTime = 2.5;
    together.update();
    expect(b.currentTime).toBe(3);
    b.currentTime = 2.95;
    together.update();
    expect(b.currentTime).toBe(2.95);
    together.seek(10);
    a.pause();
    b.pause();
    together.update();
    together.toggle();
    expect([a.currentTime, b.currentTime, a.paused]).toEqual([0, 0, false]);
  });

  it('can be played alone, and go on together from there', () => {
    const { together, a, b } = three();
    together.toggle();
    together.toggleAlone('b');
    expect([a.paused, b.paused, a.muted, b.muted]).toEqual([true, false, true, false]);
    b.currentTime = 2;
    together.update();
    expect(together.read().time).toBe(2);
    together.toggle();
    together.toggle();
    expect([a.currentTime, a.paused]).toEqual([2, false]);
  });

  it('forget one that is taken out, and hear another', () => {
    const { together, short, takeOut } = three();
    together.hear('short');
    takeOut();
    together.toggle();
    expect(short.paused).toBe(true);
    expect(together.read().heard).toBe('a');
  });
});
