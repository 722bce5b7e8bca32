/** Limits of a product photo; type and size are judged by content. */
export const PHOTO_LIMITS = { files: 8, megabytes: 25, megapixels: 50, shortest_side: 64 } as const;

/** Characters of the text over one scene of an automatic ad. */
export const SCENE_TEXT_LENGTH = 60;

/** Characters of the sentence an ad begins with: of the guided flow, and of a whole ad. */
export const PROMPT_LIMITS = { product: { least: 3, most: 200 }, whole: { least: 10, most: 500 } } as const;
