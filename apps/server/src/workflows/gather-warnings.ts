const STANDS_IN = /^(“[^”]+”) was made by (.+?)( for \$[\d.,]+)?(, because .+)$/;

/** Takes what a stage has to say, gives each thing once: parts that another model made for the same reason share a sentence. */
export function gatherWarnings(warnings: readonly string[]): string[] {
  const parts = new Map<string, string[]>();
  const key = (warning: string) => {
    const [, part, model, price = '', why] = STANDS_IN.exec(warning) ?? [];
    return part === undefined ? null : { part, rest: `${model}${price && `${price} each`}${why}` };
  };
  for (const warning of warnings) {
    const found = key(warning);
    if (found) parts.set(found.rest, [...(parts.get(found.rest) ?? []), found.part]);
  }
  const gathered = warnings.map((warning) => {
    const found = key(warning);
    const names = found ? (parts.get(found.rest) ?? []) : [];
    return found && names.length > 1 ? `${listed(names)} were made by ${found.rest}` : warning;
  });
  return [...new Set(gathered)];
}

const listed = (names: readonly string[]) => new Intl.ListFormat('en').format(new Set(names));
