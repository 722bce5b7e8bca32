/** A value read from what a model wrote, and whether it was all there. */
export interface LooseJson {
  value: unknown;
  /** `open`: only closing brackets were missing. `cut`: it ended in the middle of a word or value. */
  end: 'whole' | 'open' | 'cut';
}

const WORDS: Record<string, unknown> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
  undefined: null,
  NaN: null,
};
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
/** Opening quotes that models write, with what closes them. */
const QUOTES: Record<string, string> = { '"': '"', "'": "'", '“': '”', '”': '”', '‘': '’', '`': '`' };
const DEEPEST = 64;

/**
 * Takes what a language model wrote, gives the JSON object or array in it, or null when there is none.
 * Forgives what models do: prose and fences around it, comments, trailing and missing commas, other quotes,
 * bare keys, line breaks inside strings, Python's words, and an end that was cut off.
 */
export function readLooseJson(text: string): LooseJson | null {
  const fenced = /```(?:json|JSON)?\s*\n?([\s\S]*?)(?:```|$)/.exec(text);
  for (const source of fenced?.[1] === undefined ? [text] : [fenced[1], text]) {
    for (const at of starts(source)) {
      const reader = new LooseReader(source, at);
      const value = reader.read();
      if (reader.found) return { value, end: reader.end };
    }
  }
  return null;
}

/** Where an answer may begin. An object is likelier than a list, unless the text starts with one. */
function starts(text: string): number[] {
  const at = (bracket: RegExp) => [...text.matchAll(bracket)].map(({ index }) => index).slice(0, 8);
  const [objects, lists] = [at(/\{/g), at(/\[/g)];
  return text.trimStart().startsWith('[') ? [...lists, ...objects] : [...objects, ...lists];
}

class LooseReader {
  end: LooseJson['end'] = 'whole';
  found = false;
  private at: number;
  private depth = 0;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  read(): unknown {
    const value = this.value();
    this.found =
      typeof value === 'object' &&
      value !== null &&
      (Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0);
    return value;
  }

  private value(): unknown {
    this.skip();
    const next = this.text[this.at];
    if (next === undefined) return this.cutOff(null);
    if (this.depth > DEEPEST) return this.bare();
    if (next === '{') return this.nested(() => this.object());
    if (next === '[') return this.nested(() => this.array());
    const close = QUOTES[next];
    return close === undefined ? this.bare() : this.quoted(close);
  }

  private nested(read: () => unknown): unknown {
    this.depth++;
    this.at++;
    const value = read();
    this.depth--;
    return value;
  }

  private object(): unknown {
    const entries: [string, unknown][] = [];
    for (;;) {
      const end = this.closes('}');
      if (end) return Object.fromEntries(entries);
      const before = this.at;
      const key = this.key();
      this.skip();
      if (this.text[this.at] !== ':') {
        if (this.at >= this.text.length) return this.cutOff(Object.fromEntries(entries));
        if (this.at === before) this.at++;
        continue;
      }
      this.at++;
      entries.push([key, this.value()]);
    }
  }

  private array(): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      if (this.closes(']')) return items;
      const before = this.at;
      if (this.text[this.at] === '}') return items;
      items.push(this.value());
      if (this.at === before) this.at++;
    }
  }

  /** Passes commas; says whether the bracket closes here, which the end of the text does too. */
  private closes(bracket: string): boolean {
    for (;;) {
      this.skip();
      const next = this.text[this.at];
      if (next === undefined) return this.leftOpen(true);
      if (next === ',') this.at++;
      else if (next === bracket) {
        this.at++;
        return true;
      } else return false;
    }
  }

  private key(): string {
    const close = QUOTES[this.text[this.at] ?? ''];
    if (close !== undefined) return this.quoted(close);
    const word = /^[\w$-]+/.exec(this.text.slice(this.at, this.at + 80))?.[0] ?? '';
    this.at += word.length;
    return word;
  }

  private quoted(close: string): string {
    let value = '';
    this.at++;
    for (;;) {
      const next = this.text[this.at];
      if (next === undefined) return this.cutOff(value);
      this.at++;
      if (next === '\\') value += this.escape();
      else if (next !== close) value += next;
      else if (this.endsString()) return value;
      else value += next;
    }
  }

  /** A quote inside a sentence is followed by more of the sentence; one that ends a string by punctuation. */
  private endsString(): boolean {
    const rest = this.text.slice(this.at, this.at + 200);
    return /^\s*([,:}\]]|\/\/|$)/.test(rest) || /^\s*\n\s*["'“}\]]/.test(rest);
  }

  private escape(): string {
    const code = this.text[this.at] ?? '';
    this.at++;
    if (code !== 'u') return ESCAPES[code] ?? code;
    const hex = this.text.slice(this.at, this.at + 4);
    if (!/^[\da-f]{4}$/i.test(hex)) return 'u';
    this.at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  private bare(): unknown {
    const raw = /^[^,}\]\n\r]*/.exec(this.text.slice(this.at))?.[0] ?? '';
    this.at += raw.length;
    const word = raw.replace(/\/\/.*$/, '').trim();
    if (word in WORDS) return WORDS[word];
    const number = Number(word);
    return word !== '' && Number.isFinite(number) ? number : word;
  }

  private skip(): void {
    const gap = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/.exec(this.text.slice(this.at));
    if (gap) this.at += gap[0].length;
  }

  private cutOff<T>(value: T): T {
    this.end = 'cut';
    return value;
  }

  private leftOpen<T>(value: T): T {
    if (this.end === 'whole') this.end = 'open';
    return value;
  }
}
