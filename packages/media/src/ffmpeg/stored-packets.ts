import { AV_PKT_FLAG_KEY } from 'node-av/constants';
import { Packet } from 'node-av/lib';
import type { StoredPacket } from '../cache/segment-store.ts';

/** Takes native packets in decoding order, gives them as plain data and frees them. */
export function takePackets(packets: readonly Packet[]): StoredPacket[] {
  return packets.map((packet) => {
    const stored = {
      data: Buffer.from(packet.data ?? Buffer.alloc(0)),
      pts: Number(packet.pts),
      dts: Number(packet.dts),
      duration: Number(packet.duration),
      key: packet.isKeyframe,
    };
    packet.free();
    return stored;
  });
}

/** Takes stored data, gives a native packet the caller owns. */
export function makePacket({ data, pts, dts, duration, key }: StoredPacket): Packet {
  const packet = new Packet();
  packet.alloc();
  packet.data = data;
  packet.pts = BigInt(pts);
  packet.dts = BigInt(dts);
  packet.duration = BigInt(duration);
  packet.flags = (key ? AV_PKT_FLAG_KEY : 0) as never;
  return packet;
}
