/** Words of a text, lower case; numbers such as `f/1.8` and compounds such as `close-up` stay one word. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’/.:-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Parts of a text that end in a full stop, a question or exclamation mark, a colon or a line break. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Parts between commas and ends of sentences. */
export function segmentsOf(text: string): string[] {
  return text
    .split(/[,;|\n]|[.!?:](?:\s|$)/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
}

/** How often the pattern (with flag `g`) is found, equal hits counted once. */
export function distinct(text: string, pattern: RegExp): number {
  return new Set(text.toLowerCase().match(pattern) ?? []).size;
}

/** Whether the pattern (with flag `g`, which remembers where it stopped) is found anywhere. */
export const has = (text: string, pattern: RegExp) => text.search(pattern) >= 0;

export const clamp = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value));

/** 0 at `from`, 1 at `to`, straight between; `to` may be the smaller one. */
export const ramp = (value: number, from: number, to: number) => clamp((value - from) / (to - from));
