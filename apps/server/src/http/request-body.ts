import { AdmintError } from '@admint/contract';
import type { IncomingMessage } from 'node:http';

/**
 * Reads a JSON body of at most `limit` bytes. No body reads as `{}` so that the missing fields get named.
 * Throws AdmintError `payload_too_large`, `unsupported_media_type` or `invalid_json`.
 */
export async function readJson(incoming: IncomingMessage, limit: number): Promise<unknown> {
  const bytes = await readBytes(incoming, limit);
  if (bytes.length === 0) return {};
  const type = incoming.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new AdmintError('unsupported_media_type', 'Send the body as application/json.');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AdmintError('invalid_json', 'The body is not valid JSON.', {
      cause,
      fields: [{ field: 'body', message: 'is not valid JSON in UTF-8' }],
    });
  }
}

async function readBytes(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () =>
    new AdmintError('payload_too_large', `The body is larger than ${limit} bytes.`, {
      fields: [{ field: 'body', message: `at most ${limit} bytes` }],
    });
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // Past the limit the rest is read and dropped, so that the client gets to see the answer.
      if (size > limit) reject(tooLarge());
      else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', () => reject(new AdmintError('bad_request', 'The body ended too early.')));
    incoming.on('close', () => reject(new AdmintError('bad_request', 'The body ended too early.')));
  });
}
