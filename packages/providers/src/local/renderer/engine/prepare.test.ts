import { describe, expect, it } from 'vitest';
import { readDirection } from './direction.ts';
import { prepare, type SceneJob } from './prepare.ts';
import { shareArrays, useArrays } from './share-arrays.ts';

const job = (sentences: string[], kind: SceneJob['kind'] = 'packshot'): SceneJob => ({
  prompt: 'navy blue ceramic mug',
  seed: 5,
  kind,
  direction: readDirection(sentences, []),
});

describe('preparing a scene', () => {
  const made = shareArrays(prepare(job([])));
  const first = made.value;

  it('bakes a shape once, however its light and backdrop change', () => {
    const second = prepare(job(['moody studio light']), [first]);
    expect(second.vis).toBe(first.vis);
    expect(second.scene.set).not.toEqual(first.scene.set);
    expect(shareArrays(second).value.vis.bits.buffer).toBe(first.vis.bits.buffer);
  });

  it('keeps mesh and pictures once, also when two threads made them at the same time', () => {
    const later = job(['moody studio light']);
    const second = shareArrays(prepare(later, [first]), made.arrays).value;
    expect(second.scene.geo.pos.buffer).toBe(first.scene.geo.pos.buffer);
    const alone = shareArrays(prepare(later));
    expect(alone.value.scene.geo.pos.buffer).not.toBe(first.scene.geo.pos.buffer);
    const merged = useArrays(alone, made.arrays);
    expect(merged.value.scene.geo.pos.buffer).toBe(first.scene.geo.pos.buffer);
    expect(Object.values(merged.arrays)).toContain(first.scene.geo.pos);
    expect(merged.value.scene.set).toEqual(second.scene.set);
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
