import type { TemplateId } from './templates.data.ts';
import backpack from './templates/backpack.webp';
import coffee from './templates/coffee.webp';
import cream from './templates/cream.webp';
import giftbox from './templates/giftbox.webp';
import handbag from './templates/handbag.webp';
import headphones from './templates/headphones.webp';
import lipstick from './templates/lipstick.webp';
import perfume from './templates/perfume.webp';
import serum from './templates/serum.webp';
import sneakers from './templates/sneakers.webp';
import soda from './templates/soda.webp';
import watch from './templates/watch.webp';

/** What the local renderer makes of each template; see `tools/template-pictures.mjs`. */
export const TEMPLATE_PICTURES: Record<TemplateId, string> = {
  backpack,
  coffee,
  cream,
  giftbox,
  handbag,
  headphones,
  lipstick,
  perfume,
  serum,
  sneakers,
  soda,
  watch,
};
