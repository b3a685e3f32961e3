import type { Socket } from 'node:net';

/** MQTT's own limit is 256 MB, and the parser would wait for all of it. A telemetry payload has 64 KiB, plus topic. */
export const MAX_PACKET_BYTES = 64 * 1024 + 1024;

/** Follows the packets in a stream of bytes, to know how long each says it is before it is there. */
export class FrameLimit {
  /** Bytes of the packet's body still to come. */
  private rest = 0;
  private inLength = false;
  private length = 0;
  private shift = 0;

  constructor(private readonly maxBytes = MAX_PACKET_BYTES) {}

  /** False if a packet in these bytes is longer than allowed, or its length is not one. */
  admits(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length;) {
      if (this.rest > 0) {
        const taken = Math.min(this.rest, bytes.length - at);
        this.rest -= taken;
        at += taken;
      } else if (this.inLength) {
        const byte = bytes[at++] ?? 0;
        this.length += (byte & 0x7f) * 2 ** this.shift;
        this.shift += 7;
        if (byte >= 0x80) {
          if (this.shift >= 28) return false;
          continue;
        }
        if (this.length > this.maxBytes) return false;
        this.rest = this.length;
        this.inLength = false;
      } else {
        at += 1;
        this.inLength = true;
        this.length = 0;
        this.shift = 0;
      }
    }
    return true;
  }
}

/** The broker reads with `socket.read(null)`: what it gets passes here first. */
export function limitFrames(socket: Socket, maxBytes?: number): Socket {
  const limit = new FrameLimit(maxBytes);
  const read = socket.read.bind(socket);
  return Object.assign(socket, {
    read(size?: number): unknown {
      const bytes: unknown = read(size);
      if (!Buffer.isBuffer(bytes) || limit.admits(bytes)) return bytes;
      socket.destroy(new Error('A packet is too long'));
      return null;
    },
  });
}
