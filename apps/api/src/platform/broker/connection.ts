import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { limitFrames } from './frame-limit';
import { versionOf } from './mqtt5-packets';
import { Mqtt5Wire } from './mqtt5-wire';

/**
 * Waits until a new connection says which version of MQTT it speaks, and then hands it over in the form that the broker
 * knows. What says nothing in time, or no MQTT, is closed.
 */
export function greet(socket: Socket, timeoutMs: number, hand: (connection: Duplex) => void) {
  const late = setTimeout(() => socket.destroy(), timeoutMs);
  const ignore = () => undefined;
  socket.on('error', ignore);
  socket.once('close', () => clearTimeout(late));
  let heard = Buffer.alloc(0);
  const listen = () => {
    const chunk: unknown = socket.read();
    if (!Buffer.isBuffer(chunk)) return;
    heard = Buffer.concat([heard, chunk]);
    const version = versionSafely(heard);
    if (version === null) return;
    clearTimeout(late);
    socket.off('readable', listen);
    socket.off('error', ignore);
    socket.unshift(heard);
    hand(version === 5 ? new Mqtt5Wire(socket) : limitFrames(socket));
  };
  socket.on('readable', listen);
}

/** What cannot be read is left to the broker's own parser, which refuses it. */
function versionSafely(bytes: Buffer): number | null {
  try {
    return versionOf(bytes);
  } catch {
    return 0;
  }
}
