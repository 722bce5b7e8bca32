import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net';
import { AdmintError } from '@admint/contract';

/**
 * Reads the frames of `size` bytes that come in at a file descriptor, all into one piece of memory: each is there until the
 * next is asked for. Reading through a stream would leave a dead buffer behind every 64 KB, tens of megabytes of them at
 * any time. Throws `media_frames_short` when the last frame is incomplete.
 */
export async function* rawFrames(fd: number, size: number): AsyncGenerator<Buffer, void, void> {
  const frame = Buffer.allocUnsafe(size);
  let filled = 0;
  let ended = false;
  let failure: Error | null = null;
  let tell = () => {};
  const options: SocketConstructorOpts & ConnectOpts = {
    fd,
    readable: true,
    writable: false,
    onread: {
      buffer: () => frame.subarray(filled % size),
      callback: (count) => {
        filled += count;
        if (filled === size) tell();
        return filled < size;
      },
    },
  };
  const socket = new Socket(options);
  const stop = (error: Error | null) => {
    ended = true;
    failure = error;
    tell();
  };
  socket.on('end', () => stop(null)).on('error', stop);
  try {
    for (;;) {
      socket.resume();
      if (filled < size && !ended) await new Promise<void>((resolve) => (tell = resolve));
      if (filled < size) break;
      yield frame;
      filled = 0;
    }
    if (failure) throw failure as Error;
    if (filled > 0)
      throw new AdmintError('media_frames_short', 'The last frame given to encode is incomplete.');
  } finally {
    socket.destroy();
  }
}
