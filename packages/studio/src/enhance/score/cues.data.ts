/** What a prompt says in the words of a photographer, by kind of cue. Phrases, so that scattered words do not count. */
export const CUES = {
  shot: /\b(?:extreme |tight )?(?:close[- ]?ups?|macro (?:photograph|shot|view|close-up|detail)|(?:wide|medium|long|full|establishing|detail|product|hero|aerial|tracking|overhead|two|tight|portrait|telephoto|head-and-shoulders)(?:[- ](?:aerial|establishing|product|hero|tracking))?[- ](?:shot|view|frame|framing))\b|\b(?:photographed|filmed|seen|shot|framed) (?:close|wide|tight|from low)\b|\bportrait of\b|\bmacro photograph\b/gi,
  angle:
    /\b(?:low|high|eye|table|counter|waist|knee|ground|three-quarter)[- ](?:angle|level|height|view)\b|\bbird'?s[- ]eye\b|\btop[- ]down\b|\bover[- ]the[- ]shoulder\b|\boverhead\b|\bpoint[- ]of[- ]view\b|\bfrom (?:just |slightly |low |high )?(?:above|below|down|low|the side)\b|\bprofile\b|\bin three-quarter\b/gi,
  lens: /\b\d{2,3}\s?mm\b|\bf\/\d+(?:\.\d+)?\b|\b(?:telephoto|macro|prime|anamorphic|wide-angle|portrait|vintage|fast) lens\b|\btilt-shift\b/gi,
  camera:
    /\b(?:canon eos r\d|nikon z ?\d|sony a7\w*|sony fx\d|hasselblad(?: x2d)?|leica(?: \w+)?|fujifilm gfx(?: ?\d+)?|arri alexa(?: mini)?|red komodo|phase one)\b/gi,
  depth:
    /\b(?:shallow|deep) (?:depth of field|focus)\b|\bdepth of field\b|\bbokeh\b|\b(?:out of|sharp|rack|crisp|pin-sharp|soft) focus\b|\b(?:falls|melts|fades|dissolves|drops) (?:away )?(?:in)?to (?:a )?(?:soft )?(?:blur|softness)\b|\bbackground (?:is |stays |falls )?(?:soft|softly|blurred|blurs)\b|\b(?:blurred|soft) (?:background|behind)\b/gi,
  lightQuality:
    /\b(?:soft|hard|harsh|diffused?|warm|cool|cold|golden|low|dramatic|gentle|even|clean|clear|bright|pale|flat|crisp|hazy|dim|single|early|late|morning|midday|evening|afternoon|neon|candle|studio|natural|winter|summer|window|moon|day|side|sun|overcast|setting|rising|pink|amber|blue|overhead|kitchen|dusty)[- ]?(?:\w+ ){0,2}(?:light(?:ing)?|lit|glow|sun(?:light|shine)?|daylight|lamp|spotlight|shadows?)\b|\b(?:golden|blue) hour\b|\b(?:sun|day|moon|candle|lamp)light\b|\bsoftbox(?:es)?\b|\bchiaroscuro\b|\b(?:at|before|after|of|toward) (?:dawn|dusk|sunset|sunrise|twilight)\b/gi,
  lightDirection:
    /\bback[- ]?li(?:t|ght)\b|\bside[- ]?li(?:t|ght(?:ing)?)\b|\brim[- ]?li(?:t|ght)\b|\bkey light\b|\bwindow light\b|\boverhead light\b|\b(?:light|sun|sunlight|glow|lit|lamp|daylight)\b(?: \w+){0,5} (?:from|through|across|behind|over|against|along|beside)\b|\bfrom (?:the |camera )?(?:left|right|behind|above)\b|\b(?:light|sun|glow)\w* (?:falls|rakes|slides|streams|pours|sweeps|travels|catches|picks|turns|comes|crosses|wraps|skims)\b|\bcatch(?:es)? the (?:light|sun)\b|\b(?:casts?|throws?) (?:\w+ ){0,3}shadows?\b/gi,
  composition:
    /\brule of thirds\b|\b(?:off-)?cent(?:red|ered|re of the frame|er of the frame)\b|\b(?:negative|empty|wide empty|open|clear) space\b|\bleading lines?\b|\bsymmetr\w+\b|\b(?:in the|blurred|soft) (?:foreground|background)\b|\bfram(?:ed|ing|es) (?:by|with|in|against|on|the|so)\b|\b(?:left|right|lower|upper) third\b|\bdiagonal\w*\b|\bfills? the frame\b|\bin the frame\b|\bedge of the frame\b|\b(?:soft|blurred|hanging|low|deep) behind\b|\bspace (?:for|above|beside|to its|around)\b|\blayer(?:s|ed) of\b/gi,
  palette:
    /\bpalette\b|\b\w+(?:,? (?:and|with) \w+| \w+) (?:tones?|hues?)\b|\bmonochrom\w+\b|\bteal and orange\b|\b(?:muted|earthy|pastel|complementary) (?:colou?rs?|greens?|blues?|browns?|tones?|shades?)\b/gi,
  film: /\bkodak (?:portra|ektar|vision3?|ektachrome|gold)\b(?: \d+\w?)?|\bportra \d+\b|\bfuji(?:film)? (?:pro|velvia|provia|eterna|astia|superia)\b|\bcinestill\b|\bfilm (?:grain|stock|look)\b|\bcolou?r (?:science|grad(?:e|ing))\b|\bgraded\b|\bvelvia\b/gi,
  mood: /\b(?:calm|serene|confident|energetic|intimate|playful|dreamy|moody|tense|nostalgic|optimistic|peaceful|quiet|hopeful|bold|honest|tender|cosy|cozy|joyful|elegant|refined|premium|safe|relaxed|fresh|unhurried|focused|inviting|restrained)\b(?:,? (?:and )?\w+){0,2} (?:mood|atmosphere|feel|feeling|tone|air|character)\b|\b(?:mood|atmosphere|tone|feeling) (?:is|stays|of|remains)\b/gi,
  ratio:
    /\b(?:16:9|9:16|1:1|4:5|3:2|2:3|21:9)\b|\b(?:portrait|landscape|square|vertical|widescreen) (?:format|frame|orientation)\b/gi,
  style:
    /\b(?:editorial|documentary|lifestyle|still[- ]life|commercial|advertising|product|fashion|food|architectural|studio) (?:photograph\w*|still|image|picture|film|portrait|style|campaign|spot)\b|\bphotorealistic\b/gi,
  movement:
    /\b(?:dolly|dollies|tracking shot|tracks|track (?:in|out|left|right|along)|pans?|panning|tilts?|tilting|crane|orbits?|orbiting|zooms?|steadicam|gimbal|handheld|locked[- ]off|push(?:es)?[- ]?in|push(?:es)? (?:gently |slowly )?in|pulls? back|trucks?)\b|\bcamera (?:\w+ly )?(?:moves|drifts|drifting|follows|circles|rises|glides|pushes|pulls|holds|stays|descends|sinks|starts|creeps|floats|travels|is static)\b|\bstatic (?:camera|shot)\b/gi,
  pace: /\b(?:slow(?:ly)?|stead(?:y|ily)|smooth(?:ly)?|gent(?:le|ly)|gradual(?:ly)?|unhurried|briskly|calmly|evenly|subtle|moderate|dynamic|drift(?:s|ing)|glides?)\b/gi,
  beats:
    /\b(?:as (?:it|she|he|they|the|a|an|each|soft|\w+ing)|while|until|before (?:it|the)|then|at first|first|finally|over (?:\w+ )?seconds|within \w+ seconds|seconds?|begins?|starts?)\b/gi,
  ending:
    /\b(?:ending|ends|settl\w+|comes? to (?:rest|a stop|the)|stops|rests|clears to|reveals?|fades|lands|closes on|finishes|disappears?|facing the camera|final (?:frame|second|beat))\b/gi,
  continuity:
    /\b(?:single|one) (?:\w+ )?(?:take|shot|move|motion|movement|gesture)\b|\bcontinuous(?:ly)?\b|\bunbroken\b|\bconsistent(?:ly)?\b|\bthroughout\b|\bseamless(?:ly)?\b|\bkeeps? (?:its|the|their)\b|\bstays? (?:the|in|sharp|steady|level|unchanged)\b|\bnever (?:leaves|changes)\b|\bholds? still\b|\bstatic camera\b|\bsame (?:\w+ )?(?:pace|speed)\b/gi,
  hero: /\b(?:hero of|the hero|stays? the hero|main subject|clear(?:ly)? the (?:subject|focus)|product (?:stays|remains|fills|is)|(?:stays?|remains?|is) (?:in sharp focus|sharp|the sharpest|the only)|on the (?:label|logo)|fills the frame|close[- ]?up of|portrait of|photograph of|shot of|view of)\b/gi,
  brand:
    /\bbrand(?:'s|ing| name| colou?rs?)?\b|\blogo\b|\blabel\b|\bcampaign\b|\badvert\w*\b|\ban ad for\b|\bpremium\b|\bpackag\w+\b|\bidentity\b|\baimed at\b|\baudience\b|\bon-brand\b|\bsignature colou?rs?\b/gi,
  room: /\b(?:space|room|area) (?:is left |stays |left )?(?:above|beside|below|around|for|to its|on the)\b[^.]*|\bnegative space\b|\b(?:wide )?empty space\b|\bcopy space\b/gi,
} as const;

export type Cue = keyof typeof CUES;

export const COLOURS =
  /\b(?:red|crimson|scarlet|burgundy|orange|amber|copper|gold|golden|yellow|mustard|lime|green|mint|sage|olive|teal|turquoise|cyan|blue|navy|indigo|violet|purple|lilac|lavender|pink|blush|rose|coral|peach|brown|tan|beige|cream|ivory|white|black|grey|gray|charcoal|silver|bronze|brass|tortoiseshell|sand|terracotta)\b/gi;

export const MATERIALS =
  /\b(?:leather|suede|canvas|mesh|rubber|wool(?:len)?|linen|cotton|silk|velvet|denim|knit(?:ted)?|glass|crystal|ceramic|porcelain|enamel|clay|steel|iron|cast-iron|alumin(?:i)?um|metal|brass|copper|silver|gold|chrome|titanium|plastic|wood(?:en)?|oak|walnut|pine|bamboo|parquet|stone|slate|granite|marble|travertine|concrete|paper|cardboard|ice|water|foam|feather|fur|straw|wicker|rattan|vinyl|silicone|matte|glossy|brushed|polished|woven|embossed|engraved|frosted|translucent|textured|weathered|worn|wet|dusty|steam(?:s|ing)?|condensation|droplets?|drops|grain|weave|stitching|folded|velvety)\b/gi;

export const PLACES =
  /\b(?:table|counter|desk|shelf|windowsill|window|floor|step|steps|bench|bed|bedside|sofa|armchair|chair|wall|door|doorway|hallway|room|studio|kitchen|bathroom|bedroom|bakery|cafe|café|bar|restaurant|library|office|garage|workshop|shop|store|street|alley|road|pavement|city|rooftop|balcony|terrace|garden|park|forest|woods|meadow|field|beach|shore|dunes|sea|ocean|lake|river|pool|mountain|hill|ledge|rock|cliff|valley|desert|sky|platform|station|track|court|gym|stage|ramp|bridge|harbour|market|plinth|asphalt|signs|club|lamps|leaves|plaster|daylight studio|pedestal|backdrop|tray|board|slab|stack|surface|mirror|map|stone|marble|slate|velvet|walnut|oak|sand|snow|rain|fog|mist|home|travertine|pot|glass|block)s?\b/gi;

/** A place with what leads to it: "on a wet concrete step"; a desk lamp is no desk. */
export const IN_PLACE = new RegExp(
  `\\b(?:in|on|at|inside|under|beside|near|along|over|above|below|against|through|across|behind|before|from|by|around|of) (?:[\\p{L}'-]+ ){0,4}?${PLACES.source.slice(2)}`,
  'giu',
);

/** Verbs that say what is going on, beside the words in -ing. */
export const ACTIONS =
  /\b(?:stands?|rests?|sits?|lies|lie|leans?|hangs?|hovers?|floats?|pours?|turns?|glides?|falls?|rises?|catch(?:es)?|holds?|lifts?|drops?|slides?|spins?|rolls?|runs?|walks?|drives?|flies|lands?|sails?|steps?|jumps?|wraps?|opens?|closes?|melts?|steams?|glows?|shines?|drifts?|sweeps?|swings?|blurs?|settles?|breathes?|crosses|folds?|boils?|pulls?|pushes|reflects?|reveals?|gathers?|casts?|throws?|fills?|comes|stacked|photographed|placed|set|laid|arranged|draped|poised)\b/gi;

/** Words in -ing that are things, not actions. */
export const NOT_ACTIONS =
  /^(?:lighting|string|ring|spring|evening|morning|ceiling|building|clothing|thing|things|nothing|something|everything|anything|packaging|framing|king|wing|during|stunning|amazing|interesting|trending|charming|exciting|outstanding|breathtaking|leading|bring|branding|advertising|marketing|styling|shopping|shipping|being|going|setting|rating|swing|sling|earring|cling|filling)$/i;

/** Says that something is good instead of what it looks like. */
export const PRAISE =
  /\b(?:nice|good|great|best|cool|amazing|awesome|beautiful(?:ly)?|gorgeous|stunning|incredibl[ey]|unbelievabl[ey]|breathtaking|wonderful|perfect|fantastic|epic|absolutely|really|super|very|special|interesting|something|stuff|things?|lovely|pretty|fancy|modern|high quality|quality|ultimate|viral)\b/gi;

/** Tags that old image models were fed with; they describe nothing. */
export const JUNK =
  /\b(?:\d+k|uhd|hdr|masterpiece|(?:best|high|highest|top) quality|high resolution|high res|(?:ultra|highly|hyper|super)[- ]?(?:detailed|realistic|real|sharp)|hyperrealis\w+|intricate details?|trending(?: on \w+)?|artstation|unreal engine|octane(?: render)?|award[- ]?winning|viral|epic|professional|iso ?\d+|1\/\d+s|\d+fps|\d+ ?fps|mp4|high bitrate|high end)\b/gi;

/** Talk to a person instead of a description of a picture. */
export const CHAT =
  /\b(?:please|pls|plz|thanks?|hey|hello|hi|can you|could you|i want|i wanna|i need|i like|i'd like|we need|we want|make (?:me|it|us)|create (?:me|an?)|generate(?: me)?|give me|show me|should (?:be|look|go)|lol|u know|gonna|wanna|asap)\b/gi;

/** Selling instead of showing. */
export const SALES =
  /\b(?:buy now|order now|don'?t miss|do not miss|offer|discount|free shipping|ships free|reviews|affordable|customers|sales|limited time|sale)\b/gi;

/** What makes motion hard to follow. */
export const JERKY =
  /\b(?:jump cuts?|quick cuts?|cut cut|rapid|strobe|flash(?:es)?|suddenly|instantly|teleports?|explo\w+|morphs?|glitch\w*|random(?:ly)?|chaotic|whip[- ]?pans?|everything at once)\b/gi;
