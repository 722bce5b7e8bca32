import { describe, expect, it } from 'vitest';
import { readDirection } from './direction.ts';
import { prepare, type SceneJob, shareArrays } from './prepare.ts';

const job = (sentences: string[], kind: SceneJob['kind'] = 'packshot'): SceneJob => ({
  prompt: 'navy blue ceramic mug',
  seed: 5,
  kind,
  direction: readDirection(sentences, []),
});

describe('preparing a scene', () => {
  const first = shareArrays(prepare(job([])));

  it('bakes a shape once, however its light and backdrop change', () => {
    const second = prepare(job(['moody studio light']), [first]);
    expect(second.vis).toBe(first.vis);
    expect(second.scene.set).not.toEqual(first.scene.set);
    expect(shareArrays(second).vis.bits.buffer).toBe(first.vis.bits.buffer);
  });

  it('bakes again when props or another product stand in the scene', () => {
    expect(prepare(job([], 'lifestyle'), [first]).vis).not.toBe(first.vis);
    expect(prepare({ ...job([]), prompt: 'navy enamel camp mug' }, [first]).vis).not.toBe(first.vis);
  });

  it('gives the same scene each time', () => {
    const again = prepare(job([]));
    expect(again.shape).toBe(first.shape);
    expect(
      Buffer.from(again.vis.bits.buffer).equals(Buffer.from(new Uint32Array(first.vis.bits).buffer)),
    ).toBe(true);
  });
});
