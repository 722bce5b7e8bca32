import type { FileInput } from '../spec/index.ts';

/** A request in our own words, before a model's own field names are known. */
export interface Wanted {
  prompt?: string;
  system_prompt?: string;
  negative_prompt?: string;
  schema?: Record<string, unknown>;
  seed?: number;
  guidance?: number;
  first_frame?: FileInput;
  last_frame?: FileInput;
  references?: FileInput[];
  control_image?: FileInput;
  source?: FileInput;
  /** pixels */
  width?: number;
  /** pixels */
  height?: number;
  /** seconds */
  duration?: number;
  /** 0–1 */
  motion?: number;
  lora?: { weights: string; scale?: number };
}

/** Stands in a fitted input where a file belongs until the adapter has sent it. */
export class FilePlace {
  readonly file: FileInput;
  constructor(file: FileInput) {
    this.file = file;
  }
}

/** Takes an input with file places, gives it with what `place` made of each file. Equal files are placed once. */
export async function placeFiles(
  input: Record<string, unknown>,
  place: (file: FileInput) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const placed = new Map<string, Promise<unknown>>();
  const once = (file: FileInput) => {
    const known = placed.get(file.sha256) ?? place(file);
    placed.set(file.sha256, known);
    return known;
  };
  const entries = Object.entries(input).map(async ([name, value]): Promise<[string, unknown]> => {
    if (value instanceof FilePlace) return [name, await once(value.file)];
    if (!Array.isArray(value)) return [name, value];
    const items: unknown[] = value;
    return [
      name,
      await Promise.all(items.map((item) => (item instanceof FilePlace ? once(item.file) : item))),
    ];
  });
  return Object.fromEntries(await Promise.all(entries));
}
