import { describe, expect, it } from 'vitest';
import { codePointsOf } from '../../tools/read-cmap.mjs';
import { NASTY } from '../documents.fixture.ts';
import { fontFile } from '../node.ts';
import { covers, faceChooser } from './choose.ts';
import { FACES, FONTS, fontById } from './faces.ts';
import { facesFor, loadFonts, missingCharacters } from './load.ts';

const aliasOf = (text: string, font = 'Montserrat-Bold') => {
  const faceOf = faceChooser(font, text);
  return (grapheme: string) => faceOf(grapheme).face.alias;
};

describe('the fonts that ship', () => {
  it('cover exactly what the manifest says', () => {
    for (const face of FACES) {
      const points = new Set(codePointsOf(fontFile(face)).filter((point) => point > 31));
      expect([face.alias, points.size > 20]).toEqual([face.alias, true]);
      // Ranges can only be wrong at their ends: each point and its neighbours.
      const asked = [...points]
        .flatMap((point) => [point - 1, point, point + 1])
        .filter((point) => point > 31);
      const wrong = asked.filter((point) =>
        face.rare ? covers(face, point) && !points.has(point) : covers(face, point) !== points.has(point),
      );
      expect([face.alias, wrong]).toEqual([face.alias, []]);
    }
  }, 60_000);

  it('have all but a few dozen of the characters in the everyday standards of China, Taiwan and Japan', () => {
    const inStandard = (encoding: string, rows: [number, number], columns: [number, number][]) => {
      const decoder = new TextDecoder(encoding);
      const characters: string[] = [];
      for (let row = rows[0]; row <= rows[1]; row++)
        for (const [first, last] of columns)
          for (let column = first; column <= last; column++)
            characters.push(decoder.decode(new Uint8Array([row, column])));
      return characters.filter((one) => /^\p{Script=Han}$/u.test(one)).join('');
    };
    const gb2312 = inStandard('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]);
    const big5 = inStandard(
      'big5',
      [0xa4, 0xc6],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    );
    const jis = inStandard('euc-jp', [0xb0, 0xf4], [[0xa1, 0xfe]]);
    expect([gb2312.length, big5.length, jis.length]).toEqual([6763, 5401, 6355]);
    const lacking = [gb2312, big5, jis].map((text) => missingCharacters(text, 'Inter-Bold').length);
    expect(lacking).toEqual([22, 26, 0]);
  });

  it('an unknown id draws in the default', () => {
    expect(fontById('Comic-Sans').id).toBe('Montserrat-Bold');
    expect(new Set(FONTS.map((font) => font.id)).size).toBe(FONTS.length);
  });

  it('have every character of the languages they are there for', () => {
    const { unknown = '', broken = '', ...known } = NASTY;
    for (const font of FONTS)
      for (const text of Object.values(known)) expect(missingCharacters(text, font.id)).toEqual([]);
    expect(missingCharacters(unknown, 'Inter-Bold')).toContain('ᚠ');
    expect(missingCharacters(broken, 'Inter-Bold')).toEqual(['\ufffd']);
  });
});

describe('choosing a face', () => {
  it('takes the chosen font where it can, and the script’s own where not', () => {
    const of = aliasOf('Aж中م');
    expect(of('A')).toBe('admint-montserrat-700-latin');
    expect(of('ж')).toBe('admint-montserrat-700-cyrillic');
    expect(of('م')).toBe('admint-noto-sans-arabic-700-arabic');
    expect(of('中')).toBe('admint-noto-sans-sc-700-chinese-simplified');
  });

  it('draws Han characters as the language of the text does', () => {
    expect(aliasOf('直')('直')).toContain('noto-sans-sc');
    expect(aliasOf('直す')('直')).toContain('noto-sans-jp');
    expect(aliasOf('直 한국')('국')).toContain('noto-sans-kr');
  });

  it('keeps digits as text and keycaps as emoji', () => {
    expect(aliasOf('1')('1')).toContain('montserrat');
    expect(aliasOf('1️⃣')('1️⃣')).toContain('emoji');
    expect(aliasOf('©')('©')).toContain('montserrat');
  });

  it('does not mix two fonts in one alphabet', () => {
    const of = aliasOf('Giày chạy', 'BebasNeue-Regular');
    expect(of('G')).toContain('inter');
    expect(aliasOf('Giay', 'BebasNeue-Regular')('G')).toContain('bebas');
  });
});

describe('loading in a browser', () => {
  class Fake {
    static asked: string[] = [];
    static broken = false;
    readonly family: string;
    constructor(family: string, source: string) {
      this.family = family;
      Fake.asked.push(source);
    }
    load() {
      return Fake.broken ? Promise.reject(new Error('offline')) : Promise.resolve(this);
    }
  }
  const load = (text: string, added: Fake[] = []) =>
    loadFonts([{ text, font: 'Montserrat-SemiBold' }], (face) => `/fonts/${face.alias}.woff2`, {
      fonts: { add: (face: Fake) => added.push(face) },
      FontFace: Fake,
    });

  it('fetches what the text needs, once, and again after a failure', async () => {
    Fake.broken = true;
    await expect(load('abc')).rejects.toThrow('offline');
    Fake.broken = false;
    Fake.asked = [];
    const added: Fake[] = [];
    await Promise.all([load('abc', added), load('abc', added)]);
    expect(Fake.asked).toEqual(['url("/fonts/admint-montserrat-600-latin.woff2") format("woff2")']);
    expect(added.map((face) => face.family)).toEqual(['admint-montserrat-600-latin']);
  });

  it('asks for no large file without need', () => {
    expect(facesFor([{ text: 'AirRun Pro', font: 'Inter-Bold' }])).toHaveLength(1);
  });
});
