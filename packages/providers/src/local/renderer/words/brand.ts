const OPEN = '"“«';
const CLOSE = '"”»';
const QUOTED = new RegExp(`(?<![\\d\\p{L}])[${OPEN}]([^${OPEN}${CLOSE}]{1,24})[${CLOSE}]`, 'u');
const SINGLE_QUOTED = /(?:^|[\s(])['‘]([^'’‘]{2,24})['’](?=[\s.,;:!?)]|$)/u;
const NAMED =
  /\b(?:brand(?:ed)?(?: name)?|called|named|label(?:l)?ed|by|llamad[oa]|(?:de )?la marca|marca)\s+(\p{Lu}[\p{L}\p{N}&'’.-]{1,16}(?:\s+\p{Lu}[\p{L}\p{N}&.-]{1,12})?)/u;

/**
 * The brand text a user wrote, and the sentence without it.
 * Only quoted text and "called X", "named X", "branded X", "by X" with a capital count: nothing is ever invented.
 */
export function takeBrand(prompt: string): { brand: string; rest: string } {
  for (const pattern of [QUOTED, SINGLE_QUOTED, NAMED]) {
    const found = pattern.exec(prompt);
    const brand = found?.[1]?.trim();
    if (found && brand) {
      return {
        brand,
        rest: `${prompt.slice(0, found.index)} ${prompt.slice(found.index + found[0].length)}`,
      };
    }
  }
  return { brand: '', rest: prompt };
}
