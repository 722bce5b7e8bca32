import type { ModelWish } from '@admint/providers';
import { describe, expect, it } from 'vitest';
import type { ModelHouse } from './house.ts';
import { changeWishes, orderFor, type Wishes } from './wishes.ts';

/** A house that notes what it is asked and knows every model. */
function house() {
  const asked: Record<string, ModelWish | undefined> = {};
  const order: ModelHouse['order'] = (kind, wish) => {
    asked[kind] = wish;
    return [wish?.first ?? 'hosted', ...(wish?.localAfter ? ['local'] : [])];
  };
  return { asked, house: { order, model: () => ({}) } as unknown as ModelHouse };
}

const none: Wishes = { models: {}, tier: null };

describe('the models someone wishes for', () => {
  it('are laid over those that stood, and null takes one back', () => {
    const first = changeWishes(none, { models: { image: 'a', local_after: ['image'] } });
    expect(first.models).toEqual({ image: 'a', local_after: ['image'] });
    expect(changeWishes(first, { models: { video: 'b' } }).models).toEqual({
      image: 'a',
      video: 'b',
      local_after: ['image'],
    });
    expect(changeWishes(first, { models: { image: null, local_after: null } }).models).toEqual({});
  });

  it('end with this computer in the steps that were named, in no step where none was, and as usual where nothing was said', () => {
    const { house: open, asked } = house();
    const wished = orderFor(open, { models: { local_after: ['image'] }, tier: null });
    expect(wished.orders).toMatchObject({ image: ['hosted', 'local'], video: ['hosted'], music: ['hosted'] });
    expect([asked['image']?.localAfter, asked['music']?.localAfter]).toEqual([true, false]);
    orderFor(open, none);
    expect(asked['music']?.localAfter).toBeUndefined();
  });

  it('are this computer alone where it was chosen', () => {
    const { house: open } = house();
    expect(orderFor(open, { models: { image: 'local' }, tier: null }).orders.image).toEqual(['local']);
  });
});
