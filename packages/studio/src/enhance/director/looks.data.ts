/** A way to photograph a kind of product. Fragments fit the sentences of `sentences.ts`. */
export interface Look {
  /** "resting …": where the product is; follows the product and a comma. */
  place: string;
  /** A whole sentence: source, softness and direction of the light. */
  light: string;
  /** Two or three colours, as after "with". */
  palette: string;
  /** Two adjectives joined by "and". */
  mood: string;
  /** Suits prompts that ask for darkness. */
  dark?: boolean;
}

export interface ProductKind {
  /** The words by which a prompt shows it; the first group is how the product is called again. */
  words: RegExp;
  looks: [Look, ...Look[]];
  /** The size that shows it best. */
  shot: string;
  /** Body, lens and aperture. */
  lens: string;
  /** What the audience does with it, after "as". */
  motion: string;
}

const SHOES: ProductKind = {
  words: /\b(shoes?|sneakers?|trainers?|boots?|sandals?|heels|loafers?|slippers?|cleats)\b/i,
  shot: 'close-up',
  lens: 'a Canon EOS R5 with an 85mm lens at f/2',
  motion: 'a fine veil of dust drifts past',
  looks: [
    {
      place: 'resting on a pale concrete step with a quiet street behind',
      light: 'Soft golden morning light comes from the left and draws the texture of every surface.',
      palette: 'warm white and pale grey',
      mood: 'fresh and confident',
    },
    {
      place: 'standing on wet asphalt with neon signs far behind',
      light: 'A cool rim light from behind and a pink neon glow from the right outline every edge.',
      palette: 'charcoal and deep blue',
      mood: 'bold and energetic',
      dark: true,
    },
  ],
};

const DRINK: ProductKind = {
  words:
    /\b(bottles?|cans?|sodas?|beers?|wines?|whisk(?:e)?y|gin|juices?|lemonades?|teas?|coffees?|espressos?|lattes?|kombuchas?|smoothies?|drinks?|waters?|mugs?|cups?)\b/i,
  shot: 'close-up',
  lens: 'a Nikon Z8 with a 105mm macro lens at f/4',
  motion: 'drops of condensation slide down its side',
  looks: [
    {
      place: 'standing on a wet stone counter with green leaves out of reach behind',
      light: 'Clear daylight from behind shines through it and throws a bright shape beside it.',
      palette: 'leaf green and cool white',
      mood: 'fresh and inviting',
    },
    {
      place: 'standing on a dark walnut bar with amber lamps far behind',
      light: 'A warm side light from the right catches the rim and leaves the rest in soft shadow.',
      palette: 'amber and deep brown',
      mood: 'intimate and refined',
      dark: true,
    },
  ],
};

const JEWEL: ProductKind = {
  words:
    /\b(wristwatch(?:es)?|watch(?:es)?|rings?|necklaces?|earrings?|bracelets?|pendants?|jewel(?:le)?ry|sunglasses|glasses|eyewear)\b/i,
  shot: 'macro close-up',
  lens: 'a Hasselblad X2D with a 120mm macro lens at f/5.6',
  motion: 'a thin highlight travels across the metal',
  looks: [
    {
      place: 'laid on black slate with a fold of dark linen behind',
      light: 'A narrow, hard light from the left rakes over the metal and leaves deep shadows.',
      palette: 'graphite and brushed steel',
      mood: 'refined and restrained',
      dark: true,
    },
    {
      place: 'laid on warm travertine beside a half-open window',
      light: 'Soft morning light from the window falls from the left and glows along the edges.',
      palette: 'sand and ivory',
      mood: 'elegant and calm',
    },
  ],
};

const CARE: ProductKind = {
  words:
    /\b(creams?|serums?|lotions?|soaps?|shampoos?|lipsticks?|balms?|perfumes?|fragrances?|cologne|skincare|moisturi[sz]ers?|make-?up|mascaras?|candles?)\b/i,
  shot: 'close-up',
  lens: 'a Sony A7R with a 90mm macro lens at f/4',
  motion: 'a veil of thin mist moves softly behind',
  looks: [
    {
      place: 'standing on wet travertine with a sprig of eucalyptus beside it',
      light: 'Diffused window light from the left wraps around it and leaves a long, gentle shadow.',
      palette: 'sage and warm beige',
      mood: 'calm and honest',
    },
    {
      place: 'standing on black glass with thin mist behind',
      light:
        'A single cool light from behind rims it while a soft warm light from the right opens the label.',
      palette: 'violet and charcoal',
      mood: 'intimate and elegant',
      dark: true,
    },
  ],
};

const FOOD: ProductKind = {
  words:
    /\b(chocolates?|cookies?|cakes?|bread|loa(?:f|ves)|croissants?|pizzas?|burgers?|pasta|cheeses?|honey|jams?|sauces?|snacks?|cereals?|granola|fruits?|salads?|ice creams?|macarons?|donuts?|(?<!\b(?:dog|cat|pet) )food)\b/i,
  shot: 'close-up',
  lens: 'a Canon EOS R5 with a 100mm macro lens at f/3.5',
  motion: 'steam curls upward and thins out',
  looks: [
    {
      place: 'set on a floured oak table with linen and a knife beside it',
      light: 'Soft window light comes from the left and brings out crumb, gloss and grain.',
      palette: 'cream and toasted brown',
      mood: 'honest and inviting',
    },
    {
      place: 'set on dark slate with copper pans far behind',
      light: 'Low, warm side light from the right skims the surface and lets the background go dark.',
      palette: 'copper and charcoal',
      mood: 'intimate and refined',
      dark: true,
    },
  ],
};

const TECH: ProductKind = {
  words:
    /\b(phones?|smartphones?|laptops?|computers?|tablets?|headphones|earbuds|speakers?|cameras?|keyboards?|consoles?|drones?|monitors?|chargers?|smartwatch(?:es)?|lamps?|vacuums?|kettles?|machines?)\b/i,
  shot: 'close-up',
  lens: 'a Phase One with an 80mm lens at f/5.6',
  motion: 'a soft line of light travels along its edge',
  looks: [
    {
      place: 'standing on a clean oak desk before a pale plaster wall',
      light: 'Even daylight from a large window on the left models every edge without glare.',
      palette: 'pale oak and off-white',
      mood: 'calm and focused',
    },
    {
      place: 'floating over a matte black surface in a dark room',
      light: 'Two thin rim lights from behind trace its outline and a cool glow rises from below.',
      palette: 'graphite and electric blue',
      mood: 'bold and focused',
      dark: true,
    },
  ],
};

const WEAR: ProductKind = {
  words:
    /\b(jackets?|coats?|raincoats?|dress(?:es)?|shirts?|hoodies?|sweaters?|jeans|scarf|scarves|hats?|caps?|bags?|handbags?|backpacks?|wallets?|belts?|umbrellas?)\b/i,
  shot: 'medium shot',
  lens: 'a Leica SL with a 50mm lens at f/2',
  motion: 'a light wind moves the loose edges of the fabric',
  looks: [
    {
      place: 'hung on a weathered door in a sunlit courtyard',
      light: 'Late afternoon sun comes from the right and shows the weave and every seam.',
      palette: 'terracotta and washed blue',
      mood: 'relaxed and confident',
    },
    {
      place: 'draped over a steel rail on a rooftop above the city at night',
      light: 'A cold blue light from behind and a warm lamp from the left divide it into two colours.',
      palette: 'navy and amber',
      mood: 'bold and moody',
      dark: true,
    },
  ],
};

const HOME: ProductKind = {
  words:
    /\b(chairs?|armchairs?|sofas?|tables?|desks?|stools?|shel(?:f|ves)|beds?|mattress(?:es)?|pillows?|blankets?|rugs?|vases?|plants?|pots?|pans?|kni(?:fe|ves))\b/i,
  shot: 'medium shot',
  lens: 'a Fujifilm GFX with a 45mm lens at f/5.6',
  motion: 'the shadow of a branch moves across the scene',
  looks: [
    {
      place: 'placed on herringbone parquet before a bare plaster wall',
      light: 'Broad window light falls from the left and fades gently behind it.',
      palette: 'chalk white and warm wood',
      mood: 'calm and inviting',
    },
    {
      place: 'placed in a dim room with one lamp lit behind',
      light: 'Warm lamplight comes from behind while a little blue dusk enters from the right.',
      palette: 'amber and deep green',
      mood: 'intimate and peaceful',
      dark: true,
    },
  ],
};

const VEHICLE: ProductKind = {
  words:
    /\b(cars?|suvs?|motorcycles?|motorbikes?|scooters?|bicycles?|bikes?|e-bikes?|vans?|trucks?|skateboards?)\b/i,
  shot: 'wide shot',
  lens: 'an ARRI Alexa Mini with a 35mm lens at f/2.8',
  motion: 'low mist rolls slowly over the ground',
  looks: [
    {
      place: 'standing on an empty coast road with the sea behind',
      light: 'Low golden sunlight from the left runs along its lines and leaves long shadows.',
      palette: 'sand and sea blue',
      mood: 'bold and optimistic',
    },
    {
      place: 'standing in a wet underground garage with lights in a row above',
      light: 'Cold overhead light from above draws one bright line along its body.',
      palette: 'steel grey and teal',
      mood: 'bold and tense',
      dark: true,
    },
  ],
};

export const PRODUCT_KINDS: ProductKind[] = [SHOES, JEWEL, CARE, FOOD, TECH, WEAR, VEHICLE, HOME, DRINK];

/** For everything else. */
export const ANY_PRODUCT: ProductKind = {
  words: /\b(product)\b/i,
  shot: 'close-up',
  lens: 'a Canon EOS R5 with an 85mm lens at f/2.8',
  motion: 'a soft shadow moves slowly across the background',
  looks: [
    {
      place: 'placed on a pale stone plinth before a plain plaster wall',
      light: 'Soft window light comes from the left and leaves a long, gentle shadow.',
      palette: 'stone grey and warm white',
      mood: 'calm and confident',
    },
    {
      place: 'placed on a sunlit wooden table beside an open window',
      light: 'Warm afternoon light comes from the right and brings out every texture.',
      palette: 'honey brown and cream',
      mood: 'relaxed and inviting',
    },
    {
      place: 'placed on dark slate in a quiet studio',
      light: 'A single hard light from the left shapes it and lets the background go black.',
      palette: 'charcoal and silver',
      mood: 'bold and refined',
      dark: true,
    },
  ],
};

/** Words that ask for the dark look. */
export const DARK_WORDS =
  /\b(?:night|dark|moody|neon|noir|midnight|dusk|candlelit|club|shadows?|black background|luxur\w+|dramatic)\b/i;
