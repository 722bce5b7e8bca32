import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One coded picture or sound frame. Times are ticks of the stream's own clock. */
export interface StoredPacket {
  data: Buffer;
  pts: number;
  dts: number;
  duration: number;
  key: boolean;
}

/** A coded stretch that can be joined to others made with the same parameters. */
export interface StoredSegment {
  /** The decoder's parameter sets. */
  extradata: Buffer;
  packets: StoredPacket[];
  /** Facts measured when it was made, e.g. loudness. */
  facts: Record<string, number>;
}

/** Coded segments by key, one file each, whole or not there. */
export interface SegmentStore {
  has(key: string): boolean;
  /** null when it is not there or its bytes are not what was written. */
  read(key: string): StoredSegment | null;
  write(key: string, segment: StoredSegment): void;
}

/** A store that lives as long as the render. */
export function memorySegmentStore(): SegmentStore {
  const kept = new Map<string, StoredSegment>();
  return {
    has: (key) => kept.has(key),
    read: (key) => kept.get(key) ?? null,
    write: (key, segment) => void kept.set(key, segment),
  };
}

const MAGIC = 'ADMINTSEG1';

/** Takes a folder, gives the store in it. */
export function openSegmentStore(folder: string): SegmentStore {
  mkdirSync(folder, { recursive: true });
  const pathOf = (key: string) => join(folder, `${key}.seg`);
  const loaded = new Map<string, StoredSegment>();
  const read = (key: string): StoredSegment | null => {
    const found = loaded.get(key) ?? load(pathOf(key));
    if (found) loaded.set(key, found);
    return found;
  };
  return {
    has: (key) => read(key) !== null,
    read,
    write(key, segment) {
      const path = pathOf(key);
      const part = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
      try {
        writeFileSync(part, encode(segment));
        renameSync(part, path);
      } catch (error) {
        // A cache without room costs time later, not the film now.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        rmSync(part, { force: true });
      }
      loaded.set(key, segment);
    },
  };
}

function load(path: string): StoredSegment | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return null;
  }
  const segment = decode(bytes);
  // The time of last use decides what goes when the cache is trimmed.
  if (segment) utimesSync(path, new Date(), new Date());
  else rmSync(path, { force: true });
  return segment;
}

const digest = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');

interface Header {
  sha1: string;
  facts: Record<string, number>;
  extradata: number;
  /** size, pts, dts, duration, key */
  packets: [number, number, number, number, number][];
}

function encode({ extradata, packets, facts }: StoredSegment): Buffer {
  const body = Buffer.concat([extradata, ...packets.map((packet) => packet.data)]);
  const header: Header = {
    sha1: digest(body),
    facts,
    extradata: extradata.length,
    packets: packets.map(({ data, pts, dts, duration, key }) => [
      data.length,
      pts,
      dts,
      duration,
      key ? 1 : 0,
    ]),
  };
  const json = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  return Buffer.concat([Buffer.from(MAGIC), size, json, body]);
}

function decode(bytes: Buffer): StoredSegment | null {
  const start = MAGIC.length + 4;
  if (bytes.length < start || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const end = start + bytes.readUInt32LE(MAGIC.length);
  if (bytes.length < end) return null;
  const body = bytes.subarray(end);
  try {
    const header = JSON.parse(bytes.toString('utf8', start, end)) as Header;
    if (digest(body) !== header.sha1) return null;
    let at = header.extradata;
    const packets = header.packets.map(([size, pts, dts, duration, key]) => {
      const data = body.subarray(at, at + size);
      at += size;
      return { data, pts, dts, duration, key: key === 1 };
    });
    return { extradata: body.subarray(0, header.extradata), packets, facts: header.facts };
  } catch {
    return null;
  }
}
