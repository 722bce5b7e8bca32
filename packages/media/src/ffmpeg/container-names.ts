const IMAGE_TYPES: Record<string, string> = {
  png_pipe: 'image/png',
  jpeg_pipe: 'image/jpeg',
  webp_pipe: 'image/webp',
  bmp_pipe: 'image/bmp',
  tiff_pipe: 'image/tiff',
  gif_pipe: 'image/gif',
  jpegxl_pipe: 'image/jxl',
  j2k_pipe: 'image/jp2',
};

const MEDIA_TYPES: [RegExp, string, string][] = [
  [/^mov/, 'video/mp4', 'audio/mp4'],
  [/^matroska/, 'video/webm', 'audio/webm'],
  [/^avi/, 'video/x-msvideo', 'audio/x-msvideo'],
  [/^mpegts/, 'video/mp2t', 'audio/mp2t'],
  [/^gif/, 'image/gif', ''],
  [/^apng/, 'image/apng', ''],
  [/^webp/, 'image/webp', ''],
  [/^ogg/, 'video/ogg', 'audio/ogg'],
  [/^wav/, '', 'audio/wav'],
  [/^mp3/, '', 'audio/mpeg'],
  [/^flac/, '', 'audio/flac'],
  [/^aac/, '', 'audio/aac'],
];

/** Takes a demuxer's name, tells whether it reads single pictures. */
export function isStillContainer(container: string): boolean {
  return container.endsWith('_pipe') && container !== 'yuv4mpegpipe';
}

/** Takes a demuxer's name and what the file holds, gives its media type. */
export function contentType(container: string, kind: 'video' | 'image' | 'audio'): string {
  const image = IMAGE_TYPES[container];
  if (image) return image;
  const found = MEDIA_TYPES.find(([pattern]) => pattern.test(container));
  const type = kind === 'audio' ? found?.[2] : found?.[1];
  return type || `${kind}/${container.split(',')[0]}`;
}
