/** Words a person begins an order with; they say nothing about the product. */
export const ORDER_WORDS =
  /^(?:hi|hello|hey)?[,!\s]*(?:please\s+)?(?:can you\s+|could you\s+|i(?:'d)? (?:want|need|would like|like)(?: you to| to)?\s+|we (?:want|need)(?: to)?\s+)?(?:(?:make|create|generate|produce|design|build|film|shoot|do|write|give)\s+(?:me\s+|us\s+)?)?(?:an?\s+|the\s+|my\s+|our\s+)?(?:[\w-]+\s+){0,4}?(?:ad|ads|advert|advertisement|commercial|promo|spot|video|reel|campaign)\b(?:\s+(?:video|ad|clip|spot|campaign))?\s*(?:for|about|of|showing|that shows|featuring|to (?:promote|sell|advertise))?\s*[:,]?\s*/i;

export const PROMOTE_WORDS =
  /^(?:please\s+)?(?:promote|advertise|sell|showcase|show|introduce|introducing|meet|launch(?:ing)?(?: of)?|announcing)\s+/i;

/** A seller speaking of the shop, and what it takes from a price, before the product. */
export const SELLING =
  /^(?:i|we)(?:'re| are)?(?: just)? (?:sell(?:ing)?|mak(?:e|ing)|offer(?:ing)?|have|produc(?:e|ing)|launch(?:ed|ing)?)\s+/i;
export const OFFER = /^(?:up to )?\d+ ?% off (?:(?:on )?all |(?:on )?our |every |on )?/i;

/** Where a thing comes from, and short forms: capitals that are no name of a product. */
export const ORIGIN =
  /^(?:[A-Z]\w*(?:ian|ean|ese|ish|can)|French|German|Greek|Swiss|Dutch|Thai|USB|LED|DIY|TV|PC|UV|3D)$/;

/** When something holds, at the end of a product's name. */
export const WHEN = /\s+(?:this (?:week|weekend|month|season|summer|winter)|today|tonight|now)(?: only)?$/i;

/** What stands before a product and does not belong to it. */
export const DETERMINERS =
  /^(?:(?:an?|the|our|my|your|this|these|their|some|new|brand[- ]new|all[- ]new)\s+)+/i;

/** Verbs that end a product's name: "our mug keeps coffee warm". */
export const VERBS =
  'keeps?|is|are|was|makes?|helps?|lets?|gives?|has|have|comes?|turns?|does|do|can|will|stays?|fits?|holds?|runs?|works?|cleans?|charges?|folds?|lasts?|protects?|saves?|brings?|tells?|shows?|feels?|smells?|tastes?|glows?|plays?|cuts?|needs?|uses?|offers?|delivers?|removes?|fights?|wakes?|takes?|blocks?|tracks?|measures?|opens?|closes?|cools?|warms?|heats?|carries|carry|supports?|softens?|repairs?|lifts?|lights?|absorbs?|grows?|sits?|stands?|rests?|looks?';

/** A trouble the ad may start from, with the words that name it in group 1; the last one is a short question. */
export const PROBLEMS: RegExp[] = [
  /\b(?:tired|sick|fed up|bored|weary) (?:of|with) ([^.,;!?—–]+)/i,
  /\b(?:struggl\w+ (?:with|to)|suffer\w* from|annoyed by|frustrated (?:by|with)|worried about|afraid of) ([^.,;!?—–]+)/i,
  /\b(?:no more|never again|say goodbye to|goodbye|put an end to|stop(?:s|ping)?|ends?|prevents?|avoid(?:s|ing)?|gets? rid of|without the) ([^.,;!?—–]+)/i,
  /\b(?:hate|dread)s? ([^.,;!?—–]+)/i,
  /\b(?:problem|trouble|pain) (?:of|with|is) ([^.,;!?—–]+)/i,
  /(?:^|[.!?] +)(?:always |still )?((?:aching|achy|bland|boring|broken|chapped|cluttered|cold|cracked|crumpled|damp|dead|dirty|dry|dull|dusty|faded|flat|freezing|frizzy|greasy|heavy|itchy|leaking|leaky|losing|lost|messy|missing|noisy|oily|puffy|restless|sleepless|slow|smelly|sore|stale|stiff|stuffy|sweaty|tangled|tired|torn|weak|wet|worn|wrinkled) [^.,;!?—–]{2,40}?)(?: (?:in|on|at|after|before|every|when|during|again|all)\b[^.,;!?]*)?\?/i,
];

/** What becomes of what; group 1 is before, group 2 after where there are two. */
export const CHANGES: RegExp[] = [
  /\bfrom ((?:[\w'-]+ ){0,4}[\w'-]+) to ((?:[\w'-]+ ){0,4}[\w'-]+)/i,
  /\bturns? ((?:[\w'-]+ ){0,4}[\w'-]+) into ((?:[\w'-]+ ){0,4}[\w'-]+)/i,
  /\btransforms? ((?:[\w'-]+ ){0,4}[\w'-]+) into ((?:[\w'-]+ ){0,4}[\w'-]+)/i,
];
export const CHANGE_WORDS =
  /\b(?:before and after|before\/after|transform\w*|makeover|upgrade|renew\w*|restores?|revives?|refresh\w*|finally)\b/i;

/** Whom it is for. "For the kitchen" and "for 24 hours" name nobody. */
export const AUDIENCE =
  /\b(?:for|aimed at|made for|perfect for|loved by) ((?:[\w'-]+ ){0,3}(?:runners?|hikers?|cyclists?|athletes?|travell?ers?|commuters?|students?|parents?|mothers?|fathers?|mums?|moms?|dads?|babies|kids|children|teens?|teenagers?|women|men|people|families|gamers?|musicians?|artists?|designers?|developers?|cooks?|chefs?|bakers?|gardeners?|campers?|climbers?|swimmers?|surfers?|skaters?|dancers?|readers?|writers?|photographers?|creators?|freelancers?|founders?|teams?|professionals?|nurses?|teachers?|workers?|beginners?|lovers?|owners?|fans?|collectors?|drinkers?|eaters?|sleepers?|dogs?|cats?|pets?|brides?|couples?|guests?|everyone|anyone)(?: (?:who|with|on|in) [^.,;!?]+)?)/i;

/** What time or event it is for: "for quiet evenings". */
export const OCCASION =
  /\bfor ((?:[a-z'-]+ ){0,3}(?:evenings?|mornings?|nights?|afternoons?|weekends?|sundays?|summers?|winters?|autumn|spring|holidays?|walks?|trips?|journeys?|school|the road|the office|picnics?|part(?:y|ies)|birthdays?|weddings?|anniversar(?:y|ies)|dinners?|breakfasts?|brunch|workouts?|yoga|hikes?|commutes?|naps?|rainy days?|sunny days?|cold days?|christmas))\b/i;

/** A cheer of single words: "Fun, summer, party!" */
export const MOOD = /^[\p{L}-]+(?:(?:, | and |, and )[\p{L}-]+){1,3}!$/u;

/** Single words that tell something of a product. */
export const QUALITIES =
  /^(?:matte|glossy|satin|vegan|organic|handmade|waterproof|washable|foldable|unscented|refillable|recyclable|reusable|adjustable|rechargeable|wireless|cordless|stackable|lightweight|seamless|breathable|engraved|sugar-free|gluten-free|hand-poured|hand-painted|timeless|elegant)$/i;

/** Where it is to be seen, in the user's own words. */
export const PLACES =
  /\b((?:in|on|at|by|beside|near|under|across|through|along) (?:an? |the )?(?:[\w'-]+ ){0,2}(?:kitchen|table|desk|office|café|cafe|bar|street|city|rooftop|beach|shore|forest|woods|garden|park|meadow|mountains?|hills?|gym|track|court|stadium|trail|road|home|living room|bedroom|bathroom|sofa|window(?:sill)?|terrace|balcony|studio|stage|workshop|camp(?:site|fire)?|lake|river|pool|desert|snow|rain|counter|shelf|walnut|marble|concrete|stone|slate|linen|sand))\b/i;

/** The hour that belongs to the place. */
export const HOUR = /\bat (?:sunset|sunrise|dawn|dusk|night|noon|golden hour)\b/i;

export const TONES = {
  luxury:
    /\b(?:luxur\w+|premium|elegant|exclusive|refined|gold(?:en)?|diamond|silk|haute|couture|leather|timeless|sophisticated|fine)\b/i,
  energetic:
    /\b(?:energ\w+|sport\w*|runn\w+|tennis|fitness|gym|workout|fast|speed|dynamic|bold|power\w*|athlet\w+|race|racing|neon|extreme|sneakers?|bikes?|cycling)\b/i,
  natural:
    /\b(?:natural|organic|eco|botanical|herbal|plant|vegan|bamboo|linen|cotton|recycled|sustainable|forest|hik\w+|camp\w+|wood(?:en)?|clay|handmade|soy)\b/i,
  cozy: /\b(?:co[sz]y|warm|home|comfort\w*|coffee|tea|cocoa|mug|candle|blanket|soft|calm|sleep|evening|morning|knit\w*|wool)\b/i,
  playful:
    /\b(?:play\w*|fun|kids?|child\w*|toys?|candy|sweet|colou?rful|happy|joy\w*|party|pets?|dogs?|cats?|ice cream|soda|lemonade)\b/i,
  modern:
    /\b(?:modern|smart|tech\w*|digital|wireless|app|minimal\w*|sleek|phone|laptop|headphones?|earbuds?|speaker|keyboard|electric|charger|usb)\b/i,
} as const;
export type Tone = keyof typeof TONES;
