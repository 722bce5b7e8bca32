/** Takes a WOFF2 file, gives the code points it has a glyph for, ascending. */
export function codePointsOf(file: string): number[];
