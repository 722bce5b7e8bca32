/** What a file is by its first bytes, for the formats that models make. */
export interface FileKind {
  content_type: string;
  /** with the dot */
  extension: string;
  kind: 'image' | 'video' | 'audio' | 'archive';
}

const kinds: Record<string, FileKind> = {
  png: { content_type: 'image/png', extension: '.png', kind: 'image' },
  jpeg: { content_type: 'image/jpeg', extension: '.jpg', kind: 'image' },
  webp: { content_type: 'image/webp', extension: '.webp', kind: 'image' },
  gif: { content_type: 'image/gif', extension: '.gif', kind: 'image' },
  avif: { content_type: 'image/avif', extension: '.avif', kind: 'image' },
  mp4: { content_type: 'video/mp4', extension: '.mp4', kind: 'video' },
  mov: { content_type: 'video/quicktime', extension: '.mov', kind: 'video' },
  webm: { content_type: 'video/webm', extension: '.webm', kind: 'video' },
  wav: { content_type: 'audio/wav', extension: '.wav', kind: 'audio' },
  mp3: { content_type: 'audio/mpeg', extension: '.mp3', kind: 'audio' },
  flac: { content_type: 'audio/flac', extension: '.flac', kind: 'audio' },
  ogg: { content_type: 'audio/ogg', extension: '.ogg', kind: 'audio' },
  m4a: { content_type: 'audio/mp4', extension: '.m4a', kind: 'audio' },
  zip: { content_type: 'application/zip', extension: '.zip', kind: 'archive' },
  tar: { content_type: 'application/x-tar', extension: '.tar', kind: 'archive' },
};

const SIGNATURES: [name: string, at: number, bytes: string][] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF8'],
  ['webm', 0, '\x1a\x45\xdf\xa3'],
  ['mp3', 0, 'ID3'],
  ['flac', 0, 'fLaC'],
  ['ogg', 0, 'OggS'],
  ['zip', 0, 'PK\x03\x04'],
  ['tar', 257, 'ustar'],
];

const BRANDS: Record<string, string> = { 'qt  ': 'mov', 'M4A ': 'm4a', avif: 'avif', avis: 'avif' };

/** Takes the first 512 bytes of a file or more, gives what it is, or null for anything else. */
export function fileKind(head: Uint8Array): FileKind | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 512)).toString('latin1');
  const found = nameOf(text);
  return found ? (kinds[found] ?? null) : null;
}

function nameOf(text: string): string | null {
  for (const [name, at, bytes] of SIGNATURES) if (text.startsWith(bytes, at)) return name;
  if (text.startsWith('RIFF')) {
    const form = text.slice(8, 12);
    return form === 'WEBP' ? 'webp' : form === 'WAVE' ? 'wav' : null;
  }
  if (text.startsWith('ftyp', 4)) return BRANDS[text.slice(8, 12)] ?? 'mp4';
  // An MPEG audio frame without tags: eleven set bits, then a layer that is not the reserved one.
  const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 ? 'mp3' : null;
}
