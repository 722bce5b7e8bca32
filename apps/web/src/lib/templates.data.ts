import type { FinishDraft } from './draft-store.ts';

/** A good start for one kind of product: every form of the flow is filled in with it, and everything can be changed. */
export interface Template {
  id: string;
  product_prompt: string;
  num_images: number;
  style_keywords: string[];
  scene_prompt: string;
  clip_duration: number;
  finish: Pick<
    FinishDraft,
    | 'product_name'
    | 'font'
    | 'color'
    | 'music'
    | 'genre'
    | 'aspect_ratio'
    | 'intro_duration'
    | 'outro_duration'
  >;
}

const CARDS = { intro_duration: 1, outro_duration: 1.5 };

/** The words describe the product to the models, so they are in one language; names and calls to action are translated. */
export const TEMPLATES = [
  {
    id: 'sneakers',
    product_prompt: 'white running shoes with neon green sole',
    num_images: 6,
    style_keywords: ['energetic', 'modern'],
    scene_prompt: 'fast tracking shots on a city running track at sunrise, warm backlight, dynamic energy',
    clip_duration: 2,
    finish: {
      product_name: 'Stride One',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'energetic',
      aspect_ratio: '9:16',
      ...CARDS,
    },
  },
  {
    id: 'watch',
    product_prompt: 'steel diver watch with a deep blue dial and black rubber strap',
    num_images: 6,
    style_keywords: ['luxury', 'studio'],
    scene_prompt: 'slow orbit around the watch on wet dark slate, hard rim light, deep shadows',
    clip_duration: 3,
    finish: {
      product_name: 'Meridian 300',
      font: 'Montserrat-Bold',
      color: '#F5E6C8',
      music: true,
      genre: 'chill',
      aspect_ratio: '16:9',
      ...CARDS,
    },
  },
  {
    id: 'serum',
    product_prompt: 'amber glass dropper serum bottle with gold cap',
    num_images: 6,
    style_keywords: ['natural', 'minimalist'],
    scene_prompt: 'soft morning light on a stone bathroom shelf, gentle dolly in, calm spa mood',
    clip_duration: 3,
    finish: {
      product_name: 'Dew Ritual',
      font: 'Montserrat-Bold',
      color: '#FFF4E3',
      music: true,
      genre: 'chill',
      aspect_ratio: '4:5',
      ...CARDS,
    },
  },
  {
    id: 'perfume',
    product_prompt: 'square glass perfume bottle with amber liquid and dark red cap',
    num_images: 6,
    style_keywords: ['luxury', 'studio'],
    scene_prompt: 'slow pan across silk fabric to the bottle, glowing highlights, elegant evening light',
    clip_duration: 3,
    finish: {
      product_name: 'Rosé Noir',
      font: 'Montserrat-Bold',
      color: '#FFE3EC',
      music: true,
      genre: 'chill',
      aspect_ratio: '1:1',
      ...CARDS,
    },
  },
  {
    id: 'coffee',
    product_prompt: 'matte green ceramic coffee mug',
    num_images: 5,
    style_keywords: ['lifestyle', 'natural'],
    scene_prompt: 'steam rising on a sunlit wooden kitchen table, slow dolly in, cosy golden hour light',
    clip_duration: 3,
    finish: {
      product_name: 'Slow Morning',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'upbeat',
      aspect_ratio: '1:1',
      ...CARDS,
    },
  },
  {
    id: 'headphones',
    product_prompt: 'black over-ear headphones with copper accents',
    num_images: 6,
    style_keywords: ['modern', 'dark'],
    scene_prompt: 'headphones turning slowly in a dark studio, coloured edge light pulsing with the beat',
    clip_duration: 2,
    finish: {
      product_name: 'Echo Nine',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'energetic',
      aspect_ratio: '16:9',
      ...CARDS,
    },
  },
  {
    id: 'handbag',
    product_prompt: 'tan leather handbag with gold clasp',
    num_images: 6,
    style_keywords: ['luxury', 'lifestyle'],
    scene_prompt: 'smooth slide past a sunny terrace table, soft focus street behind, spring light',
    clip_duration: 3,
    finish: {
      product_name: 'Atelier Tan',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'upbeat',
      aspect_ratio: '4:5',
      ...CARDS,
    },
  },
  {
    id: 'lipstick',
    product_prompt: 'red lipstick in a gold case',
    num_images: 5,
    style_keywords: ['vibrant', 'studio'],
    scene_prompt: 'macro rise along the lipstick, glossy reflections, bold red backdrop, quick turns',
    clip_duration: 2,
    finish: {
      product_name: 'Rouge Riot',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'energetic',
      aspect_ratio: '9:16',
      ...CARDS,
    },
  },
  {
    id: 'soda',
    product_prompt: 'orange soda can with white label',
    num_images: 5,
    style_keywords: ['vibrant', 'energetic'],
    scene_prompt: 'cold drops running down the can on ice, bright summer beach light, quick zooms',
    clip_duration: 2,
    finish: {
      product_name: 'Zing Orange',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'upbeat',
      aspect_ratio: '9:16',
      ...CARDS,
    },
  },
  {
    id: 'backpack',
    product_prompt: 'olive green canvas backpack with leather straps',
    num_images: 6,
    style_keywords: ['natural', 'lifestyle'],
    scene_prompt: 'backpack on a mossy rock by a mountain lake, slow pan, misty morning light',
    clip_duration: 3,
    finish: {
      product_name: 'Trailhead 24',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'chill',
      aspect_ratio: '16:9',
      ...CARDS,
    },
  },
  {
    id: 'cream',
    product_prompt: 'white face cream jar with bamboo lid',
    num_images: 5,
    style_keywords: ['minimalist', 'natural'],
    scene_prompt: 'cream jar on pale stone beside eucalyptus leaves, soft morning light, very slow dolly in',
    clip_duration: 4,
    finish: {
      product_name: 'Calm Balm',
      font: 'Montserrat-Bold',
      color: '#FFF1DC',
      music: true,
      genre: 'chill',
      aspect_ratio: '1:1',
      ...CARDS,
    },
  },
  {
    id: 'giftbox',
    product_prompt: 'kraft cardboard gift box with red ribbon',
    num_images: 5,
    style_keywords: ['vibrant', 'lifestyle'],
    scene_prompt: 'gift box on a table with festive lights behind, gentle orbit, joyful mood',
    clip_duration: 3,
    finish: {
      product_name: 'The Gift Edit',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
      music: true,
      genre: 'upbeat',
      aspect_ratio: '1:1',
      ...CARDS,
    },
  },
] as const satisfies readonly Template[];

export type TemplateId = (typeof TEMPLATES)[number]['id'];
