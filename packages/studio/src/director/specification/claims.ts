/** Words that promise something; whoever uses one has to have been told so. */
const PROMISES =
  /\b(?:best|better than|number one|no\. ?1|guarantee\w*|proven|clinical\w*|dermatolog\w*|doctor\w*|award\w*|certified|patented|cheap\w*|lowest|free|sale|discount|off|save|limited|only today|last chance|ships?|shipping|delivery|refund|warranty|sustainab\w*|eco\w*|organic|vegan|natural|recycled|waterproof|unbreakable|lifetime|forever|never|always|instant\w*|cures?|heals?|healthy|safe|perfect|ultimate|revolutionary|world'?s|most|every(?:one|body)|millions?|thousands?|trusted|loved by|handmade|local|original|fastest|strongest|lightest)\b/gi;
const FIGURES = /\d+(?:[.,]\d+)?\s*(?:%|percent|x|hours?|days?|years?|minutes?|times|€|\$|£)?/gi;

/** Takes a line of an ad and what the user said, gives the words that claim something the user did not say. */
export function unsaidClaims(line: string, said: string): string[] {
  const source = said.toLowerCase();
  const found = [...(line.match(PROMISES) ?? []), ...(line.match(FIGURES) ?? [])].map((word) => word.trim());
  return found.filter((word) => word !== '' && !source.includes(word.toLowerCase()));
}
