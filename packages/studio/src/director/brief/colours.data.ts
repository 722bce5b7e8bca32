/** Colour names a product sentence may use; two words before one. */
export const COLOURS =
  /\b(?:rose gold|sky blue|navy blue|forest green|off[- ]white|jet black|red|crimson|burgundy|orange|amber|copper|gold(?:en)?|yellow|mustard|lime|green|mint|sage|olive|teal|turquoise|blue|navy|indigo|violet|purple|lilac|lavender|pink|blush|coral|peach|brown|tan|beige|cream|ivory|white|black|grey|gray|charcoal|silver|bronze|terracotta)\b/gi;
