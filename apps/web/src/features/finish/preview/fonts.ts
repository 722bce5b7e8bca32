import { fontById, loadFonts } from '@admint/overlay';
import { type CSSProperties, useEffect, useState } from 'react';
import files from 'virtual:font-files';

const SAMPLE = 'AaBbGg 123';

/** Loads what the painter needs for these texts. Rejects when a font file cannot be fetched. */
export function loadFontsFor(texts: readonly { text: string; font: string }[]): Promise<void> {
  return loadFonts(texts, (face) => files[face.alias] ?? '', { fonts: document.fonts, FontFace });
}

/** The look of a font's own name in a list. */
export function fontStyle(id: string): CSSProperties {
  const { faces, weight } = fontById(id);
  return { fontFamily: `"${faces[0]?.alias}", var(--font-sans)`, fontWeight: weight, fontSize: '1.0625rem' };
}

/** Loads the fonts of a list so that each name is shown in its own. */
export function useFontSamples(ids: readonly string[]): boolean {
  const [loaded, setLoaded] = useState(false);
  const wanted = ids.join(' ');
  useEffect(() => {
    if (wanted === '') return;
    loadFontsFor(wanted.split(' ').map((font) => ({ text: SAMPLE, font }))).then(
      () => setLoaded(true),
      // The list stays readable in the page's own font.
      () => undefined,
    );
  }, [wanted]);
  return loaded;
}
