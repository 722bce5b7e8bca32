import { crc32, deflateSync } from 'node:zlib';
import type { MakeMedia } from '../media.ts';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** A PNG of one colour (W3C PNG, third edition): 8-bit RGB, unfiltered rows. */
function png(width: number, height: number, seed: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) row.writeUIntBE((seed * 7919) & 0xffffff, 1 + x * 3, 3);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** Media for the simulator's own tests: pictures are real, sound and film are named bytes of no meaning. */
export const smallMedia: MakeMedia = (job) => {
  if (job.kind === 'image')
    return Promise.resolve({
      bytes: png(job.width >> 4, job.height >> 4, job.seed),
      content_type: 'image/png',
    });
  const bytes = Buffer.alloc(4096, `${job.kind} ${job.seed} ${job.duration} `);
  return Promise.resolve({ bytes, content_type: job.kind === 'video' ? 'video/mp4' : 'audio/wav' });
};
