/**
 * Takes any string, gives the text that is drawn: canonical composition, line ends as `\n`, no control
 * characters, no direction overrides, no lone surrogates, no invisible filler, no towers of accents.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\u00ad\u2060-\u2064\u180e]/g, '')
    .replace(/\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}|[\u{e0000}-\u{e0fff}]/gu, (run) =>
      run.startsWith('\u{1f3f4}') ? run : '',
    )
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Whether anything would be seen of the text. */
export function isBlank(text: string): boolean {
  return !/[^\s\u200b-\u200f\p{M}\p{Cf}\u3164\u115f\u1160\uffa0\u2800]/u.test(cleanText(text));
}

/** The sentences of a text; an ellipsis before one belongs to it. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[\p{L}\p{N}][.!?…]+) +(?=\S)/u);
}
