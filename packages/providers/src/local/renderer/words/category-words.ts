import type { Category } from './product-spec.ts';

/** A noun we know: its category, the shape it asks for, and whether another word may refine that shape. */
export interface CategoryNoun {
  category: Category;
  /** Shape inside the category; empty when any shape of the category fits. */
  sub: string;
}

const nouns = new Map<string, CategoryNoun>();

function add(category: Category, sub: string, words: string): void {
  for (const word of words.split(',')) nouns.set(word.trim(), { category, sub });
}

add('footwear', '', 'shoe, footwear, kicks');
add(
  'footwear',
  'runner',
  'running shoe, runner, trainer, running trainer, jogging shoe, athletic shoe, sports shoe, sport shoe, gym shoe, training shoe, marathon shoe, jogger',
);
add(
  'footwear',
  'court',
  'sneaker, tennis shoe, skate shoe, plimsoll, casual shoe, canvas shoe, court shoe, deck shoe',
);
add(
  'footwear',
  'high-top',
  'high top, hi top, high top sneaker, high top shoe, basketball shoe, basketball sneaker, hightop',
);
add(
  'footwear',
  'boot',
  'boot, ankle boot, hiking boot, work boot, chelsea boot, combat boot, hiking shoe, desert boot, winter boot, walking boot, bootie',
);
add(
  'footwear',
  'dress',
  'dress shoe, oxford, oxford shoe, derby, derby shoe, brogue, formal shoe, office shoe, business shoe, wingtip',
);
add(
  'footwear',
  'loafer',
  'loafer, penny loafer, moccasin, slipon, slipon shoe, driving shoe, moccasin shoe, boat loafer',
);
add(
  'footwear',
  'sandal',
  'sandal, leather sandal, slide sandal, buckle sandal, footbed sandal, summer sandal',
);
add('footwear', 'flip-flop', 'flip flop, flipflop, thong sandal, beach sandal');
add(
  'footwear',
  'heel',
  'high heel, heels, pumps, stiletto, stiletto heel, pump shoe, court heel, kitten heel, block heel, high heel shoe, heeled shoe, high heeled shoe, court pump, leather pump, suede pump',
);
add('watch', '', 'watch, wristwatch, timepiece');
add('watch', 'dress', 'dress watch, luxury watch, automatic watch, mechanical watch, classic watch');
add(
  'watch',
  'sport',
  'sport watch, sports watch, dive watch, diver watch, diving watch, running watch, diver, field watch, racing watch, pilot watch',
);
add('watch', 'chrono', 'chronograph, chronograph watch');
add('watch', 'smart', 'smartwatch, smart watch, fitness watch, fitness tracker');
add(
  'tumbler',
  'tumbler',
  'tumbler, travel mug, travel cup, insulated cup, insulated mug, takeaway cup, coffee tumbler, reusable cup',
);
add(
  'tumbler',
  'flask',
  'thermos, flask, water bottle, insulated bottle, sports bottle, sport bottle, gym bottle, shaker, protein shaker, hydro bottle, drink bottle, vacuum bottle, steel bottle',
);
add('mug', '', 'mug, coffee mug, tea mug, coffee cup, tea cup, cup');
add('mug', 'wide', 'latte cup, cappuccino cup, teacup, latte mug, soup mug, cappuccino mug');
add('mug', 'camp', 'camp mug, camping mug, enamel mug, tin mug, campfire mug, camping cup');
add('can', '', 'can, tin can, beverage can, drink can');
add('can', 'standard', 'soda, soda can, beer can, cola, cola can, soft drink, lemonade can, beer');
add(
  'can',
  'slim',
  'seltzer, seltzer can, energy drink, energy drink can, hard seltzer, sparkling water can, sparkling water, slim can, iced tea can, kombucha can, cold brew can',
);
add('bottle', '', 'bottle');
add(
  'bottle',
  'perfume',
  'perfume, fragrance, cologne, parfum, eau de parfum, eau de toilette, perfume bottle, cologne bottle, aftershave',
);
add(
  'bottle',
  'jar',
  'jar, cosmetic jar, cream jar, face cream, moisturizer, moisturiser, balm, night cream, day cream, body butter, hair mask, eye cream, cream, face mask, honey, honey jar, jam, jam jar',
);
add(
  'bottle',
  'tube',
  'tube, toothpaste, sunscreen, sun cream, hand cream, cosmetic tube, lip balm tube, foot cream, squeeze tube, gel tube, toothpaste tube',
);
add(
  'bottle',
  'dropper',
  'dropper, serum, face serum, essential oil, tincture, dropper bottle, serum bottle, cbd oil, beard oil, hair oil, face oil, facial oil',
);
add(
  'bottle',
  'drink',
  'wine, wine bottle, red wine, white wine, juice, juice bottle, sauce, hot sauce, sauce bottle, olive oil, olive oil bottle, oil bottle, beer bottle, whisky, whiskey, vodka, gin, rum, tequila, champagne bottle, bourbon, liquor, kombucha, vinegar, soy sauce, syrup, lemonade, iced tea, milk bottle, smoothie, ketchup, cognac bottle',
);
add(
  'bottle',
  'spray',
  'spray, mist, spray bottle, facial mist, room spray, hairspray, hair spray, body spray, deodorant spray, cleaning spray, disinfectant',
);
add(
  'bottle',
  'pump',
  'skincare, lotion, shampoo, conditioner, cleanser, soap, cosmetic, cosmetics, body wash, shower gel, hand soap, lotion bottle, shampoo bottle, pump bottle, soap dispenser, skin care, hand wash, body lotion, face wash, sanitizer, hand sanitizer, skincare bottle, foundation',
);
add(
  'bottle',
  'cap',
  'toner, micellar water, toner bottle, mouthwash, vitamins, vitamin, supplement, supplements, pill bottle, pills',
);
add(
  'bag',
  'handbag',
  'bag, handbag, hand bag, purse, satchel, clutch, shoulder bag, crossbody bag, crossbody, leather bag, messenger bag',
);
add('bag', 'tote', 'tote, tote bag, shopper, shopping bag, beach bag, shopper bag, canvas bag');
add(
  'bag',
  'backpack',
  'backpack, rucksack, knapsack, school bag, daypack, hiking pack, laptop bag, laptop backpack, book bag',
);
add(
  'phone',
  'phone',
  'phone, smartphone, smart phone, mobile, mobile phone, cell phone, cellphone, iphone, android phone, handset',
);
add('phone', 'tablet', 'tablet, ipad, e reader, ereader, tablet computer');
add(
  'laptop',
  '',
  'laptop, notebook computer, macbook, laptop computer, ultrabook, chromebook, gaming laptop',
);
add(
  'ring',
  'solitaire',
  'engagement ring, diamond ring, solitaire, solitaire ring, ruby ring, sapphire ring, emerald ring, gemstone ring, amethyst ring',
);
add('ring', 'band', 'wedding band, wedding ring, signet ring, band ring, plain ring, eternity band');
add('ring', '', 'ring, jewelry, jewellery');
add('chair', '', 'chair, furniture, seat');
add('chair', 'lounge', 'armchair, lounge chair, accent chair, easy chair');
add('chair', 'dining', 'dining chair, kitchen chair, wooden chair, school chair');
add('chair', 'stool', 'stool, bar stool, barstool, counter stool');
add('sofa', '', 'sofa, couch, settee, loveseat, sectional');
add(
  'headphones',
  'over-ear',
  'headphone, headset, overear headphone, overear, wireless headphone, gaming headset, noise cancelling headphone, studio headphone, headphones',
);
add(
  'headphones',
  'earbuds',
  'earbud, ear bud, earphone, wireless earbud, true wireless earbud, airpod, earpod, earbud case, inear, inear headphone, inear monitor',
);
add('headphones', 'on-ear', 'onear headphone, onear, dj headphone');
add('sunglasses', '', 'sunglasses, sunglass, shades, sun glasses');
add('sunglasses', 'aviator', 'aviator, aviator sunglasses, aviators, pilot sunglasses');
add('sunglasses', 'round', 'round sunglasses, round glasses');
add(
  'sunglasses',
  'wayfarer',
  'glasses, eyeglasses, spectacles, reading glasses, wayfarer, wayfarers, eyewear, square sunglasses',
);
add('lipstick', 'bullet', 'lipstick, lip stick, lip color, lip colour, lip rouge, lip balm, chapstick');
add('candle', 'jar', 'candle, scented candle, soy candle, jar candle, candle jar, aroma candle, wax candle');
add('candle', 'pillar', 'pillar candle, church candle, block candle');
add('lamp', '', 'lamp');
add('lamp', 'table', 'table lamp, bedside lamp, nightstand lamp, night lamp, accent lamp, lamp with shade');
add('lamp', 'desk', 'desk lamp, reading lamp, office lamp, task lamp, architect lamp, study lamp');
add('box', '', 'box, package, packaging, gift box, gift set, parcel, subscription box, product box, hamper');
add(
  'box',
  'carton',
  'carton, tea box, cereal box, medicine box, cosmetic box, perfume box, toothpaste box, software box, coffee box',
);
add(
  'box',
  'mailer',
  'mailer, mailer box, shipping box, delivery box, cardboard box, moving box, pizza box, kraft box',
);

/** Nouns (singular, lower case, hyphens as spaces) → what they ask for. */
export const CATEGORY_NOUNS: ReadonlyMap<string, CategoryNoun> = nouns;

/** Phrases that contain a noun we know but name something else. */
export const FALSE_FRIENDS: ReadonlySet<string> = new Set(
  (
    'watering can, trash can, garbage can, spray can, paint can, can opener, bottle opener, ring light, ring binder, key ring, boxing glove, tool box, toolbox, music box, lunch box, boom box, juice box, litter box, mail box, ' +
    'sleeping bag, punching bag, bean bag, tea bag, coffee bag, chip bag, paper bag, car seat, toilet seat, bike seat, booster seat, high chair, wheel chair, rocking horse, deck chair, ' +
    'phone case, iphone case, smartphone case, phone cover, phone holder, phone stand, phone charger, phone mount, watch strap, watch band, watch winder, watch box, watch stand, laptop stand, laptop sleeve, laptop case, laptop charger, shoe rack, shoe polish, shoe lace, shoelaces, shoe cleaner, ' +
    'candle holder, candle stick, candlestick, candle snuffer, mug rack, mug warmer, cup holder, cup cake, chair cover, sofa cover, sofa bed cover, headphone stand, headphone case, glasses case, sunglasses case, lipstick holder, wine glass, beer glass, water glass, ' +
    'shower cap, baseball cap, lens cap, door handle, ice cream, whipped cream, cream cheese, shaving cream brush, cream puff, jam session, test tube, bicycle tube, tube top, soap bar, bar soap, soap dish, chocolate bar, ' +
    'air pump, water pump, bike pump, heat pump, breast pump, slipper, ballet flat, clog, ski boot, horse shoe, horseshoe, brake shoe, ice skate, roller skate, rain boot, cowboy boot, ' +
    'floor lamp, lava lamp, street lamp, head lamp, oil lamp, salt lamp, heat lamp, ceiling lamp, pendant lamp, wall lamp, lamp shade, lampshade, ' +
    'pocket watch, stopwatch, stop watch, wall clock, alarm clock, earring, earrings, necklace, bracelet, pendant, hair dryer, hair brush, hairbrush, mascara, eyeliner, nail polish, eyeshadow, lip gloss, makeup palette, ' +
    'ring box, jewelry box, jewellery box, gas can, oil can, water tank, wine rack, wine cooler, bottle rack, cookie jar, mason jar lid, vr headset, safety glasses case, hourglass, spy glass, magnifying glass'
  ).split(', '),
);

/** Everyday products and props that have no shape yet, singular. */
export const OTHER_PRODUCTS: ReadonlySet<string> = new Set(
  (
    'light bulb, book, notebook, magazine, poster, painting, picture frame, table, desk, shelf, bed, mattress, pillow, blanket, towel, rug, curtain, vase, plant, planter, flower, clock, mirror, ' +
    'shirt, t shirt, tshirt, tee, hoodie, sweater, jacket, coat, dress, skirt, jeans, pants, trousers, shorts, sock, hat, beanie, scarf, glove, belt, tie, wallet, umbrella, suitcase, luggage, underwear, bra, bikini, swimsuit, leggings, ' +
    'bicycle, bike, motorcycle, car, truck, van, scooter, skateboard, helmet, drone, camera, printer, monitor, tv, television, keyboard, mouse, charger, cable, power bank, speaker, microphone, turntable, guitar, violin, piano, drum, console, controller, robot, vacuum, ' +
    'toy, doll, teddy bear, puzzle, game, board game, lego, ball, football, basketball, racket, dumbbell, kettlebell, yoga mat, tent, stroller, crib, knife, spoon, fork, plate, bowl, pan, pot, kettle, toaster, blender, oven, fridge, microwave, coffee maker, coffee machine, espresso machine, teapot, ' +
    'chocolate, cookie, cake, cupcake, donut, bread, cheese, pizza, burger, taco, sushi, pasta, cereal, granola, snack, chip, candy, gum drop, coffee, coffee bean, tea, matcha, spice, salt, sugar, rice, egg, fruit, apple, banana, ' +
    'pen, pencil, marker, stapler, scissors, hammer, drill, screwdriver, saw, wrench, paint brush, brush, comb, razor, toothbrush, trimmer, hair straightener, dog food, cat food, leash, collar, dog bed, aquarium, house, apartment, app, website, service'
  ).split(', '),
);

/** Words that may follow the noun without changing what it is. */
export const TRAILING_WORDS: ReadonlySet<string> = new Set(
  'product photo shot image picture ad advert advertisement commercial campaign design edition collection set pair style model series line photography render rendering mockup packshot shoot'.split(
    ' ',
  ),
);
