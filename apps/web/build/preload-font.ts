import type { Plugin } from 'vite';

/** The part of the app's typeface that nearly every page needs. */
const FACE = /inter-latin-wght-normal-[\w-]+\.woff2$/;

/** Asks for the typeface in the head of the page: otherwise it is found only after the style sheet and the script. */
export function preloadFont(): Plugin {
  return {
    name: 'admint-preload-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const href = Object.keys(bundle).find((file) => FACE.test(file));
        if (href === undefined) throw new Error('the typeface of the app is not in the build');
        return [
          {
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${href}` },
            injectTo: 'head',
          },
        ];
      },
    },
  };
}
