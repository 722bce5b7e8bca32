import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl';
import en from './en.ts';
import es from './es.ts';
import { server } from './es/server.data.ts';

type Tree = { [key: string]: string | Tree };

function entries(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : entries(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)|<(\w+)>/g)].map((match) => match[1] ?? match[2]);

describe('the catalogues', () => {
  const english = new Map(entries(en));
  // What the server says itself in English stands only in the other catalogues.
  const own = ([key]: [string, string]) => !((key.split('.')[0] ?? '') in server);
  const spanish = new Map(entries(es).filter(own));

  it('say the same things in both languages', () => {
    expect([...spanish.keys()]).toEqual([...english.keys()]);
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of english) {
      const translated = new Set(placeholders(spanish.get(key) ?? ''));
      // Words inside plural branches differ by language; the values they are about may not.
      const values = placeholders(text).filter((name) => !text.includes(`{${name} `));
      const lost = values.filter((name) => !translated.has(name)).map((name) => `${key}: ${name}`);
      expect(lost).toEqual([]);
    }
  });

  it('can all be read by the formatter', () => {
    for (const [locale, messages] of [
      ['en', en],
      ['es', es],
    ] as const) {
      const faults: string[] = [];
      const t = createTranslator({ locale, messages, onError: (error) => void faults.push(String(error)) });
      const say = t as unknown as (key: string, values: Record<string, unknown>) => unknown;
      const rich = (t.rich as unknown as typeof say).bind(t);
      for (const [key, text] of entries(messages)) {
        const values = Object.fromEntries(
          placeholders(text).map((name) => [name, text.includes(`<${name}>`) ? () => 'x' : 2]),
        );
        if (text.includes('</')) rich(key, values);
        else say(key, values);
      }
      expect(faults).toEqual([]);
    }
  });
});
