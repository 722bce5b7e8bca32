import type { PromptKind } from './trace.ts';

/** One judgement of a person: of two prompts for the same product, which one they would hand to a photographer. */
export interface ScorePair {
  kind: PromptKind;
  /** What is wrong with the worse one. */
  fault: string;
  better: string;
  worse: string;
}

/** Written before the rules and kept out of their tuning: what the score is tested on. */
export const SCORE_PAIRS: ScorePair[] = [
  {
    kind: 'image',
    fault: 'bare noun',
    better:
      'A chipped blue enamel mug of black coffee steams on a tent step at dawn, photographed close up at 50mm with mist hanging behind it.',
    worse: 'blue mug',
  },
  {
    kind: 'image',
    fault: 'words shuffled',
    better:
      'A jar of raw honey stands on a windowsill while late sun shines through it and throws an amber stain on the white wall.',
    worse:
      'sun on stands the honey and of windowsill it a jar raw while through a white throws wall shines amber late an stain on the.',
  },
  {
    kind: 'image',
    fault: 'keyword stuffing',
    better:
      'A folded grey wool blanket lies over the arm of a linen sofa. Cool window light from the right picks out the weave.',
    worse:
      'blanket, wool, grey, sofa, linen, cozy, 8k, masterpiece, best quality, ultra detailed, trending, cinematic, sharp, hdr',
  },
  {
    kind: 'image',
    fault: 'praise instead of description',
    better:
      'Macro photograph of a brass compass on a creased map, lit hard from the left so the engraved numerals cast tiny shadows.',
    worse:
      'An absolutely amazing and incredibly beautiful compass that looks really great and is the best compass you have ever seen in a stunning picture.',
  },
  {
    kind: 'image',
    fault: 'two scenes at once',
    better:
      'A cyclist kneels to clip a red rear light to her seat post in a wet underpass; the light is the only colour in the frame.',
    worse:
      'A bike light on a desk and also on a bike in the rain and then at home in the box and also a family picnic and a city at night.',
  },
  {
    kind: 'image',
    fault: 'no light, no camera',
    better:
      'Low-angle view of hiking boots on a granite ledge, rim light from a setting sun, the valley soft behind them.',
    worse: 'Hiking boots are on a rock and there is a valley there.',
  },
  {
    kind: 'image',
    fault: 'request written to a person',
    better: 'Overhead shot of six macarons in a row on pale marble, even daylight, one bitten at the end.',
    worse: 'hey can you please make me a nice picture of some macarons i want it to look good thanks!!!',
  },
  {
    kind: 'image',
    fault: 'shouting',
    better:
      'A can of lime soda sweats on a rusted pool ladder. Hard midday sun, turquoise water out of focus behind.',
    worse: 'BEST LIME SODA EVER!!! SUPER COLD!!! POOL!!! SUMMER!!! BUY NOW!!!',
  },
  {
    kind: 'image',
    fault: 'contradicting camera orders',
    better:
      'Eye-level close-up of a ceramic teapot pouring into a cup, side light from a paper screen, shallow focus on the spout.',
    worse:
      'Wide aerial macro close-up telephoto fisheye shot of a teapot, 14mm 35mm 85mm 200mm lens, from above and from below and eye level.',
  },
  {
    kind: 'image',
    fault: 'the same word again and again',
    better:
      'A slim silver laptop stands half open on a walnut desk before sunrise; its screen is the only light and tints the wood blue.',
    worse:
      'laptop laptop computer silver laptop slim laptop desk laptop laptop screen laptop premium laptop thin laptop',
  },
  {
    kind: 'image',
    fault: 'adjectives without a scene',
    better:
      'Three bars of olive soap are stacked on wet slate with a sprig of rosemary, backlit so that their edges glow green.',
    worse: 'natural, organic, fresh, green, clean, pure, soft, luxurious soap',
  },
  {
    kind: 'image',
    fault: 'vague setting',
    better:
      'A yellow raincoat hangs from a boathouse door against peeling teal paint, overcast light, centred, with wide empty space to its left.',
    worse: 'A raincoat in some kind of place with something interesting in the background and nice colors.',
  },
  {
    kind: 'image',
    fault: 'words shuffled',
    better:
      'The perfume bottle leans against a block of ice on black stone. A single cold light from behind turns the liquid violet.',
    worse:
      'ice the against A. from single stone black bottle leans a of on perfume The cold liquid violet turns block light behind the',
  },
  {
    kind: 'image',
    fault: 'list of equipment without a subject',
    better:
      'Portrait of a barber holding a boar-bristle brush at chest height, window light from the left, brown and cream tones, 85mm at f/2.',
    worse: 'Canon EOS R5, Sony A7, Hasselblad, 85mm, 50mm, f/1.2, ISO 100, 1/200s, RAW, HDR, softbox, bokeh',
  },
  {
    kind: 'image',
    fault: 'nothing about the look',
    better:
      'A child-sized wooden stool painted mint green stands alone on herringbone parquet in a bright hallway, seen from low down.',
    worse: 'Our stool is affordable, ships free and has five-star reviews from many customers.',
  },
  {
    kind: 'image',
    fault: 'barely more than the product',
    better:
      'Noise-cancelling headphones rest on a stack of vinyl records beside a rainy window at dusk, a warm lamp behind, calm blue and amber tones.',
    worse: 'Noise-cancelling headphones, black, good quality, white background please.',
  },
  {
    kind: 'video',
    fault: 'bare noun',
    better:
      'The camera glides slowly along a row of candles as each wick catches, ending on the label of the last one in warm low light.',
    worse: 'candles burning video',
  },
  {
    kind: 'video',
    fault: 'jumps and cuts',
    better:
      'One continuous tracking shot follows a skateboard rolling down an empty ramp in flat morning light, then slows as it stops at the edge.',
    worse:
      'Skateboard suddenly teleports, jump cut, explosion, flash, quick cut to crowd, then instantly night, rapid strobe, cut cut cut.',
  },
  {
    kind: 'video',
    fault: 'words shuffled',
    better:
      'Milk pours into a glass of iced coffee and folds into slow clouds while the camera holds still at table height.',
    worse:
      'slow into at and a camera folds table of glass height the while holds clouds iced into Milk still pours coffee.',
  },
  {
    kind: 'video',
    fault: 'no motion described',
    better:
      'A hand lifts the lid from a cast-iron pot; steam rolls toward the lens and clears to show the stew. Slow push in, kitchen light from the left.',
    worse: 'A cast-iron pot in a kitchen, red, round, with a lid and two handles.',
  },
  {
    kind: 'video',
    fault: 'keyword stuffing',
    better:
      'A runner ties bright orange laces on a foggy track. The camera starts on her hands and tilts up gently to her face as she breathes out.',
    worse:
      'runner, laces, orange, fog, track, cinematic, 4k, 60fps, epic, motion, dynamic, smooth, viral, trending, award winning',
  },
  {
    kind: 'video',
    fault: 'contradicting moves',
    better:
      'Slow orbit to the right around a wristwatch on black velvet; a thin highlight travels across the crystal and settles on the crown.',
    worse:
      'Pan left and pan right and zoom in and zoom out and orbit and dolly and crane and tilt and handheld around a wristwatch.',
  },
  {
    kind: 'video',
    fault: 'praise instead of description',
    better:
      'Wind lifts a silk scarf from a balcony rail and it unrolls against a pale sky, the camera drifting after it at the same unhurried pace.',
    worse:
      'The most gorgeous, breathtaking and unbelievable scarf video, so cool and super amazing to watch.',
  },
  {
    kind: 'video',
    fault: 'several ads in one',
    better:
      'An electric kettle on a wooden counter comes to the boil at sunrise: first small bubbles, then a plume of steam that catches the light. Static camera.',
    worse:
      'A kettle boils, then a family drives a car to the sea, then a man plays guitar on stage, then fireworks, then a baby laughs.',
  },
  {
    kind: 'video',
    fault: 'request written to a person',
    better:
      'From a low angle, a robot vacuum slides under a sofa through a beam of dusty afternoon light and comes out clean on the other side.',
    worse:
      'please generate me a video for my robot vacuum cleaner, it should go viral on tiktok, i like it modern',
  },
  {
    kind: 'video',
    fault: 'technical wishes only',
    better:
      'A steady overhead shot of dough being folded on floured steel; the hands turn it twice and rest. Soft light, cream and grey palette.',
    worse: '4K 60fps HDR 10 second mp4 high bitrate no watermark high resolution sharp video of dough',
  },
  {
    kind: 'video',
    fault: 'vague movement',
    better:
      'The camera pushes in gently past blurred ferns until a green glass bottle fills the frame, drops of water sliding down its neck.',
    worse: 'The bottle is there and stuff moves around it somehow and the camera does cool things.',
  },
  {
    kind: 'video',
    fault: 'words shuffled',
    better:
      'A red kite rises over the dunes as a girl runs below it. Wide shot, low evening sun behind her, one unbroken move upward.',
    worse:
      'unbroken dunes as over behind girl A the evening it. runs below a rises kite her, upward Wide sun low red one shot, move.',
  },
  {
    kind: 'video',
    fault: 'no light, pace or ending',
    better:
      'A folding bicycle opens in one smooth motion on a station platform while a train blurs past behind it, and comes to rest facing the camera.',
    worse: 'A bicycle that folds. It is on a platform. There is a train.',
  },
  {
    kind: 'video',
    fault: 'abstract feelings only',
    better:
      'Close-up of a lip balm turning slowly on a mirror as soft pink light sweeps from left to right and fades at the edge of the frame.',
    worse:
      'Feel the essence of freedom and the infinite journey of confidence, empowerment and pure emotion.',
  },
  {
    kind: 'ad',
    fault: 'bare noun',
    better:
      'An ad for a cargo bike aimed at young parents: a father loads two children in front of a bakery in early light, and the bike stays the hero of every frame.',
    worse: 'cargo bike ad',
  },
  {
    kind: 'ad',
    fault: 'slogans instead of a picture',
    better:
      'A solar lantern hangs in a canvas tent and lights a family at cards. Warm yellow inside, deep blue dusk outside; the mood is safe and close.',
    worse:
      'Light up your life! The future is now! Do not miss this unbelievable offer! Quality you can trust!',
  },
  {
    kind: 'ad',
    fault: 'keyword stuffing',
    better:
      'A matte black espresso machine pulls a shot on a concrete counter, side light through blinds, copper and charcoal palette, a confident premium tone.',
    worse:
      'espresso machine, black, matte, coffee, luxury, premium, brand, commercial, cinematic, professional, high end, elegant, quality',
  },
  {
    kind: 'ad',
    fault: 'words shuffled',
    better:
      'A woman in a linen apron wraps a sourdough loaf in brown paper while flour hangs in the light of a small bakery at six in the morning.',
    worse:
      'in small wraps apron brown at linen the a light morning a woman bakery loaf of six while hangs in flour the A paper a in sourdough.',
  },
  {
    kind: 'ad',
    fault: 'no scene',
    better:
      'A trail backpack swings onto a shoulder at a mountain hut door; frost on the straps, first sun on the peaks, muted greens and orange piping.',
    worse: 'We need a commercial for a backpack. It should be professional and increase our sales by a lot.',
  },
  {
    kind: 'ad',
    fault: 'vague praise',
    better:
      'A glass dropper bottle of serum stands on wet travertine, morning window light from the left, beige and sage palette, empty space above for the brand name.',
    worse:
      'A very nice serum that is really good for everyone, shown in a very beautiful and very special way.',
  },
  {
    kind: 'ad',
    fault: 'contradicting tone',
    better:
      'A quiet library at night: one reading lamp, one pair of tortoiseshell glasses on an open atlas, filmed close with dark green and brass tones.',
    worse:
      'Glasses ad, funny, serious, dark, bright, luxury, cheap, minimal, maximal, retro, futuristic, calm, hectic, scary, romantic',
  },
  {
    kind: 'ad',
    fault: 'everything at once',
    better:
      'A beekeeper lifts a frame in slow motion and honey runs into the jar that carries the label. Backlit, gold and cream, a calm honest tone.',
    worse:
      'Honey jar and also bees and also a bear and also a supermarket and also a grandmother and also pancakes and also a rocket.',
  },
  {
    kind: 'ad',
    fault: 'request with typos',
    better:
      'A matte white smart speaker sits on a bedside shelf as the room wakes: curtains open, pale light crosses the fabric, the ring glows once.',
    worse: 'i wanna ad 4 my smart speeker make it cool n modern u know like apple lol',
  },
  {
    kind: 'ad',
    fault: 'facts without a picture',
    better:
      'A steel water bottle knocks against a climbing harness high on a sunlit wall, scratched, cold, still half full; low angle, orange rock, white sky.',
    worse:
      'The bottle holds 750 ml, weighs 320 g, is made of 18/8 steel and is dishwasher safe and BPA free.',
  },
];
