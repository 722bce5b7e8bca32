import type { ScorePair } from './score-pairs.data.ts';

/**
 * Pairs in the words of people who run a shop, written when the rules of the score stood already and without looking at
 * them. Their first run told 19 of 20 apart; it took a prompt that contradicts itself for the better one. They are kept to
 * measure with: a rule that is changed to win one of them makes them worthless.
 */
export const HELD_OUT_PAIRS: ScorePair[] = [
  {
    kind: 'image',
    fault: 'soap-shop: says what, where and how it is lit, against a wish list',
    better:
      'Three bars of our oat soap stacked on a wet slate tray by the sink. Morning light comes in from the left and you can see the oat flecks. Small sprig of lavender beside, nothing else on the counter.',
    worse:
      'I need a nice picture of my soap that will make people want to buy it, it should look premium and clean and fresh and make us stand out on Etsy',
  },
  {
    kind: 'image',
    fault: 'dog-bed: one moment that can be photographed against praise',
    better:
      'old golden retriever asleep in the grey dog bed, chin on the edge, living room floor in the evening, one lamp on behind him. photo from low down so we see the thick foam',
    worse:
      'The best dog bed ever! Your dog will love it! Orthopedic, comfy, washable, vet approved, 5 stars, amazing quality!!!',
  },
  {
    kind: 'image',
    fault: 'candle-tags: a sentence against tags',
    better:
      'A fig candle burns on a bedside table next to an open book. The room is dim and the flame lights the label from the front. Warm browns, shallow focus.',
    worse:
      'candle, fig, cozy, hygge, warm, 8k, ultra realistic, trending, masterpiece, best quality, cinematic, award winning, bokeh, candle, aesthetic',
  },
  {
    kind: 'image',
    fault: 'running-shoe-contradiction: the worse one contradicts itself',
    better:
      'Side view of the blue trail shoe landing in a puddle, water thrown up towards the lens, forest path out of focus behind, grey overcast light.',
    worse:
      'Blue trail shoe on a pure white background in the middle of a dark forest at night in bright sunshine, close up wide shot, still and in motion, minimal with lots of details.',
  },
  {
    kind: 'image',
    fault: 'coffee-order: the same words in order against jumbled',
    better:
      'A barista pours steamed milk into our speckled stoneware cup. We look down at forty-five degrees, the café window behind gives soft side light, and the foam is just making its pattern.',
    worse:
      'Cup foam barista the forty-five window our milk. Looks side pattern we down speckled at soft café behind pours degrees, just light into gives steamed stoneware the making its a and.',
  },
  {
    kind: 'image',
    fault: 'honey-short: short and concrete against short and empty',
    better:
      'Honey running off a wooden dipper into the open jar, backlit by a kitchen window so it glows amber',
    worse: 'Beautiful honey jar, very nice and tasty looking, for ad',
  },
  {
    kind: 'image',
    fault: 'ring: concrete against superlatives at equal length',
    better:
      'Thin gold ring with one small sapphire on the hand of a woman holding a teacup; macro, window light from the right, linen sleeve, background in soft cream.',
    worse:
      'Stunning luxurious gorgeous ring with breathtaking sapphire, elegant, timeless, exquisite, the perfect gift for that special someone, pure luxury and beauty.',
  },
  {
    kind: 'image',
    fault: 'backpack: a place and a person against a specification sheet',
    better:
      'Student swings the olive canvas backpack over one shoulder on the steps of a train station, early sun behind her, shot from waist height on a 35mm lens so the side pocket with the bottle is in front.',
    worse:
      'Backpack 28L, olive, canvas 600D, YKK zips, laptop sleeve 15.6 inch, side pockets x2, dimensions 45x30x15 cm, weight 0.9 kg, free shipping, SKU BP-2281.',
  },
  {
    kind: 'image',
    fault: 'hot-sauce-caps: shouting against a picture',
    better:
      'A drop of red chilli sauce hangs from the bottle neck over a taco on a street stall counter. Hard light from a bare bulb, deep shadows, steam rising behind.',
    worse: 'HOT SAUCE!!! SUPER SPICY FIRE FLAMES EXPLOSION EPIC CRAZY!!! MAKE IT INSANE AND VIRAL!!!',
  },
  {
    kind: 'video',
    fault: 'yoga-mat: a movement of subject and camera against none',
    better:
      'She unrolls the terracotta cork mat across a wooden floor, the camera slides along with it at floor level and stops as it lies flat. Quiet morning light through thin curtains.',
    worse:
      'Video of yoga mat. It should be calm and inspiring and show wellness lifestyle vibes and energy. Make it flow and be dynamic but also peaceful.',
  },
  {
    kind: 'image',
    fault: 'baby-blanket: texture and light named against feelings only',
    better:
      'Folded knitted baby blanket in pale sage over the rail of a wooden cot, close enough to count the stitches, light from a net-curtained window, white wall behind.',
    worse:
      'A blanket for babies that feels like a hug, full of love and tenderness, the feeling every mum wants, so sweet you want to cry.',
  },
  {
    kind: 'image',
    fault: "desk-lamp: the client's chatter against the brief",
    better:
      'Black desk lamp switched on above a half-finished watercolour, its cone of light the only light in the room, seen from across the table with brushes blurred in front.',
    worse:
      'hi so we sell lamps and my husband said we should try AI pictures, can you do something with the lamp? maybe on a desk or wherever you think, dont care about colours, just not boring thx',
  },
  {
    kind: 'image',
    fault: 'kombucha: stuffed repetition against plain writing',
    better:
      'Cold bottle of ginger kombucha pulled out of a bucket of ice at a garden table, drops running down the glass, late afternoon sun through the drink, friends out of focus behind.',
    worse:
      'kombucha ginger kombucha bottle kombucha cold kombucha fresh kombucha healthy kombucha probiotic kombucha gut health kombucha drink best kombucha organic kombucha',
  },
  {
    kind: 'image',
    fault: 'barber-local: a local trade in plain words against slogans',
    better:
      "Barber finishes a neckline with a straight razor, customer in the green leather chair, mirror with warm bulbs behind them, shot over the barber's shoulder, dark wood and brass tones.",
    worse:
      'Look sharp. Feel sharp. Be sharp. The place where gentlemen become legends. Book today and discover the new you!',
  },
  {
    kind: 'image',
    fault: 'plant-pot: one clear subject against a crowd',
    better:
      'One terracotta pot with a young monstera on a white windowsill, a hand just turning it towards the light, plain wall, soft shadow to the left.',
    worse:
      'Plant pots, people shopping, a garden, a greenhouse, a sunset, a family with a dog, a bicycle, a cat, flowers everywhere, birds, a fountain, and also the logo and the price and the phone number.',
  },
  {
    kind: 'image',
    fault: 'headphones-night: film words with a use against film words as ornaments',
    better:
      'A man on a night bus leans against the window with our white headphones on, city lights slide over his face. Slow push in, shallow depth of field, cool blues with one warm street lamp.',
    worse:
      'Headphones cinematic lighting volumetric rim light anamorphic IMAX 35mm 50mm 85mm 100mm f1.4 f8 golden hour blue hour neon Kodak Portra Unreal Engine octane render drone shot.',
  },
  {
    kind: 'image',
    fault: 'bread: medium-length and concrete against medium-length and abstract',
    better:
      'Baker breaks a sourdough loaf in half over a floured bench at dawn, steam lifting from the crumb, light from the oven on one side and blue window on the other.',
    worse:
      'Communicate the authentic heritage and artisanal values of our sourdough brand in a way that resonates with modern conscious consumers and drives engagement.',
  },
  {
    kind: 'image',
    fault: 'sunscreen: a scene against a request for miracles',
    better:
      'A tube of mineral sunscreen half buried in pale sand beside a straw hat, hard midday sun, turquoise water blurred at the top of the frame, plenty of empty sand at the left for text.',
    worse:
      'Sunscreen that gives perfect skin in one day, dermatologists are shocked, before and after, number one in the world, skin turns young instantly.',
  },
  {
    kind: 'image',
    fault: 'kids-bike: typing like a customer but seeing the picture, against polished nothing',
    better:
      'little girl on our yellow balance bike going down a gentle park path, autumn leaves, dad behind her blurry, low camera at wheel height, sunny late afternoon, she is laughing',
    worse:
      'An exceptional balance bicycle presented with excellence, showcasing its exceptional qualities in an exceptional environment with an exceptional atmosphere of joy.',
  },
  {
    kind: 'image',
    fault: 'knife: exact action and background against unfinished thought',
    better:
      "Chef's knife halfway through a ripe tomato on an end-grain board, seeds just spilling, dark background, one hard light from behind the blade so the edge shines.",
    worse:
      'Knife cutting something, good light, some background, professional, you know what I mean, like the big brands do it',
  },
];
