import { FACES } from '@admint/overlay';
import type { Plugin } from 'vite';

const ID = 'virtual:font-files';
const RESOLVED = `\0${ID}`;

/** Gives the page `virtual:font-files`: the address of every font file the painter may ask for, by its alias. */
export function fontFiles(): Plugin {
  return {
    name: 'admint-font-files',
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const imports = FACES.map(
        ({ file }, index) => `import f${index} from ${JSON.stringify(`${file}?url`)};`,
      );
      const entries = FACES.map(({ alias }, index) => `${JSON.stringify(alias)}: f${index}`);
      return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
    },
  };
}
