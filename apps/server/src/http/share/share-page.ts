import type { SharedVideo } from '../services.ts';
import { SHARE_STYLE } from './share-style.ts';

export type ShareLanguage = 'en' | 'es';

const TEXTS = {
  en: {
    untitled: 'A video ad',
    made: 'Made with AdMint',
    seconds: 'seconds',
    fallback: 'Your browser cannot play this video.',
    open: 'Open the file',
    closedTitle: 'This link does not work any more',
    closedText: 'Whoever shared it may have taken it back, or it has run out. Ask them for a new one.',
  },
  es: {
    untitled: 'Un anuncio en vídeo',
    made: 'Hecho con AdMint',
    seconds: 'segundos',
    fallback: 'Tu navegador no puede reproducir este vídeo.',
    open: 'Abrir el archivo',
    closedTitle: 'Este enlace ya no funciona',
    closedText: 'Puede que quien lo compartió lo haya retirado o que haya caducado. Pídele uno nuevo.',
  },
} as const;

const LOGO =
  '<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="9" class="plate"/><path d="M8 23.5 15 8.2c.4-.9 1.6-.9 2 0l7 15.3" class="line"/><path d="M13.6 17.2v5.1c0 .6.6 1 1.1.7l4.2-2.5c.5-.3.5-1 0-1.3l-4.2-2.6c-.5-.4-1.1 0-1.1.6z" class="play"/></svg>';

/** Takes a video and the page's own address, gives the page: nothing in it runs, and all that people wrote is escaped. */
export function sharePage(video: SharedVideo, address: string, language: ShareLanguage): string {
  const t = TEXTS[language];
  const title = escapeHtml(video.title.trim() || t.untitled);
  const page = escapeHtml(address);
  const { width, height } = video;
  const about = `${Math.round(video.duration)} ${t.seconds} · ${t.made}`;
  const head = [
    ...(video.indexable ? [] : ['<meta name="robots" content="noindex, nofollow">']),
    `<meta name="description" content="${about}">`,
    `<link rel="canonical" href="${page}">`,
    ...openGraph({
      'og:type': 'video.other',
      'og:site_name': 'AdMint',
      'og:title': title,
      'og:description': about,
      'og:url': page,
      'og:image': `${page}/poster.jpg`,
      'og:image:type': 'image/jpeg',
      'og:image:alt': title,
      'og:video': `${page}/video.mp4`,
      'og:video:type': 'video/mp4',
      'og:video:width': String(width),
      'og:video:height': String(height),
      'og:video:duration': String(Math.round(video.duration)),
      ...(address.startsWith('https:') && {
        'og:video:secure_url': `${page}/video.mp4`,
        'og:image:secure_url': `${page}/poster.jpg`,
      }),
    }),
    '<meta name="twitter:card" content="summary_large_image">',
    `<meta name="twitter:title" content="${title}">`,
    `<meta name="twitter:description" content="${about}">`,
    `<meta name="twitter:image" content="${page}/poster.jpg">`,
  ].join('\n');
  const shape = `style="aspect-ratio:${width || 16}/${height || 9};--shape:${(width || 16) / (height || 9)}"`;
  const body = `<div class="frame" ${shape}>
<video controls playsinline preload="metadata" poster="${page}/poster.jpg" src="${page}/video.mp4" width="${width}" height="${height}" aria-label="${title}"><p>${t.fallback} <a href="${page}/video.mp4">${t.open}</a></p></video>
</div>
<h1 dir="auto">${title}</h1>
<p class="about"><time datetime="${video.made_at.toISOString()}">${dateText(video.made_at, language)}</time></p>`;
  return html(language, `${title} · AdMint`, head, body);
}

/** What every address without a video shows, so that nobody learns which of them once had one. */
export function closedPage(language: ShareLanguage): string {
  const t = TEXTS[language];
  const head = '<meta name="robots" content="noindex, nofollow">';
  return html(
    language,
    `${t.closedTitle} · AdMint`,
    head,
    `<div class="closed"><h1>${t.closedTitle}</h1><p>${t.closedText}</p></div>`,
  );
}

function html(language: ShareLanguage, title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${title}</title>
${head}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${SHARE_STYLE}</style>
</head>
<body>
<main>
${body}
</main>
<footer>${LOGO}<span>${TEXTS[language].made}</span></footer>
</body>
</html>`;
}

function openGraph(tags: Record<string, string>): string[] {
  return Object.entries(tags).map(([name, content]) => `<meta property="${name}" content="${content}">`);
}

const dateText = (date: Date, language: ShareLanguage) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
