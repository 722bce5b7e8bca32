import { graphemes } from '../text/break.ts';
import { cleanText } from '../text/clean.ts';
import { faceChooser } from './choose.ts';
import { fontsChanged } from './epoch.ts';
import { FACES, type Face, fontById } from './faces.ts';

interface TextInFont {
  text: string;
  font: string;
}

/** Takes texts with their font ids, gives the faces needed to draw them, each once. */
export function facesFor(texts: readonly TextInFont[]): Face[] {
  const needed = new Set<Face>();
  for (const { text, font } of texts) {
    const clean = cleanText(text);
    const faceOf = faceChooser(font, clean);
    for (const face of fontById(font).faces.slice(0, 1)) needed.add(face);
    for (const grapheme of graphemes(clean)) needed.add(faceOf(grapheme).face);
  }
  const aliases = new Set([...needed].map((face) => face.alias));
  return FACES.filter((face) => aliases.has(face.alias));
}

/** Takes a text, gives the characters of it that no shipped font can draw (they appear as boxes). */
export function missingCharacters(text: string, font: string): string[] {
  const clean = cleanText(text);
  const faceOf = faceChooser(font, clean);
  return [...new Set(graphemes(clean).filter((part) => part.trim() !== '' && faceOf(part).missing))];
}

/** What loading needs of a browser: `document.fonts` and the `FontFace` constructor. */
export interface FontSet<Loaded> {
  fonts: { add(face: Loaded): unknown };
  FontFace: new (family: string, source: string) => Loaded;
}

const loading = new Map<string, Promise<unknown>>();

/**
 * Loads in a browser the faces the texts need, and no others; what was asked for before is not fetched again.
 * `urlOf` says where the page finds a face's WOFF2 file. Rejects when a file cannot be fetched or read;
 * a later call tries that file again.
 */
export async function loadFonts<Loaded extends { load(): Promise<unknown> }>(
  texts: readonly TextInFont[],
  urlOf: (face: Face) => string,
  { fonts, FontFace }: FontSet<Loaded>,
): Promise<void> {
  const load = async (face: Face) => {
    const loaded = new FontFace(face.alias, `url(${JSON.stringify(urlOf(face))}) format("woff2")`);
    await loaded.load();
    fonts.add(loaded);
    fontsChanged();
  };
  await Promise.all(
    facesFor(texts).map((face) => {
      const known = loading.get(face.alias);
      if (known) return known;
      const started = load(face).catch((error: unknown) => {
        loading.delete(face.alias);
        throw error;
      });
      loading.set(face.alias, started);
      return started;
    }),
  );
}
