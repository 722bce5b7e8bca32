import { expect, it, vi } from 'vitest';
import { type PlayerVideo, playerKey } from './player-keys.ts';

const sample = (rest: Partial<PlayerVideo> = {}): PlayerVideo => ({
  paused: true,
  muted: true,
  currentTime: 4,
  duration: 10,
  play: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  pause: vi.fn<() => void>(),
  ...rest,
});

it('plays and pauses by Space and K, and turns the sound on and off by M', () => {
  const video = sample();
  expect(playerKey(video, ' ')).toBe(true);
  expect(video.play).toHaveBeenCalledOnce();
  const playing = sample({ paused: false });
  playerKey(playing, 'K');
  expect(playing.pause).toHaveBeenCalledOnce();
  playerKey(video, 'm');
  expect(video.muted).toBe(false);
});

it('jumps by five seconds and by tenths, never past an end', () => {
  const video = sample();
  const after = (key: string) => (playerKey(video, key), video.currentTime);
  expect([after('ArrowRight'), after('ArrowRight'), after('ArrowLeft'), after('ArrowLeft')]).toEqual([
    9, 10, 5, 0,
  ]);
  expect(after('7')).toBe(7);
  expect(playerKey(sample({ duration: Number.NaN }), 'ArrowRight')).toBe(true);
});

it('leaves every other key alone', () => {
  for (const key of ['a', 'Tab', 'Enter', 'Escape', '?']) expect(playerKey(sample(), key)).toBe(false);
});
