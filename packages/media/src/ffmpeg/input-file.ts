import { AdmintError } from '@admint/contract';
import { open } from 'node:fs/promises';
import { Dictionary, FormatContext, InputFormat } from 'node-av/lib';

/**
 * Containers we read. Playlists, scripts and network formats are not among them: they could open other
 * files or addresses.
 */
const CONTAINERS = [
  'mov,mp4,m4a,3gp,3g2,mj2',
  'matroska,webm',
  'avi,mpegts,mpeg,mpegvideo,ogg,flv,asf,mxf,ivf,mjpeg,h264,hevc,yuv4mpegpipe,gif,apng,nut,dv',
  'wav,w64,mp3,flac,aac,aiff,caf,amr,au,ac3,eac3',
  'png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif_pipe,jpegxl_pipe,j2k_pipe,psd_pipe,svg_pipe,webp',
].join(',');

export interface OpenInput {
  format: FormatContext;
  close: () => Promise<void>;
}

/** First bytes of pictures whose reader FFmpeg would otherwise choose by the file's name. */
const STILLS: readonly (readonly [reader: string, test: (head: Buffer) => boolean])[] = [
  ['png_pipe', (head) => head.readUInt32BE(0) === 0x89504e47],
  ['jpeg_pipe', (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff],
  [
    'webp_pipe',
    (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  ],
];

/** The reader for a still picture, chosen by content: a name such as `a.jpg` would choose one for numbered sequences. */
async function stillReader(path: string): Promise<InputFormat | null> {
  const head = Buffer.alloc(16);
  const file = await open(path);
  try {
    await file.read(head, 0, head.length, 0);
  } finally {
    await file.close();
  }
  const name = STILLS.find(([, test]) => test(head))?.[0];
  return name ? InputFormat.findInputFormat(name) : null;
}

/** Takes a path, gives it opened and its streams looked at. Throws `media_unreadable` when no reader fits. */
export async function openInput(path: string): Promise<OpenInput> {
  const format = new FormatContext();
  const options = Dictionary.fromObject({ format_whitelist: CONTAINERS, protocol_whitelist: 'file' });
  const opened = await format.openInput(`file:${path}`, await stillReader(path), options);
  options.free();
  if (opened < 0) {
    format.freeContext();
    throw new AdmintError('media_unreadable', 'This is not a picture, video or sound file we can read.');
  }
  const close = () => format.closeInput();
  if ((await format.findStreamInfo()) < 0) {
    await close();
    throw new AdmintError('media_unreadable', 'This file is damaged: its streams could not be read.');
  }
  return { format, close };
}
