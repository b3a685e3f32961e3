import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { MAX_PACKET_BYTES } from './frame-limit';
import { BadPacket, Mqtt5Translator, readLength, writePacket } from './mqtt5-packets';
import type { Packet } from './mqtt5-packets';

const FAREWELL_MS = 1_000;

/** Cuts a stream of bytes into packets. */
class Packets {
  private bytes: Buffer = Buffer.alloc(0);

  constructor(private readonly maxBytes: number) {}

  /** @throws BadPacket for one that is too long, before it is there */
  *take(chunk: Buffer): Generator<Packet> {
    this.bytes = this.bytes.length === 0 ? chunk : Buffer.concat([this.bytes, chunk]);
    for (;;) {
      const length = this.bytes.length < 2 ? null : readLength(this.bytes, 1);
      if (!length) return;
      if (length.value > this.maxBytes) throw new BadPacket('a packet is too long');
      const end = length.next + length.value;
      if (this.bytes.length < end) return;
      const packet = { head: this.bytes[0] ?? 0, body: this.bytes.subarray(length.next, end) };
      this.bytes = this.bytes.subarray(end);
      yield packet;
    }
  }
}

/** The connection of an MQTT 5 client, as the broker of 3.1.1 wants to see it. */
export class Mqtt5Wire extends Duplex {
  private readonly translator = new Mqtt5Translator(() => `auto-${randomUUID()}`, MAX_PACKET_BYTES);
  private readonly incoming = new Packets(MAX_PACKET_BYTES);
  private readonly outgoing = new Packets(Number.POSITIVE_INFINITY);

  constructor(private readonly socket: Socket) {
    super();
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('end', () => this.push(null));
    socket.on('error', error => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  get remoteAddress(): string | undefined {
    return this.socket.remoteAddress;
  }

  override _read() {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
    try {
      const translated = [...this.outgoing.take(chunk)].map(packet =>
        writePacket(this.translator.toClient(packet)),
      );
      if (translated.length === 0) done();
      else this.socket.write(Buffer.concat(translated), done);
    } catch (error) {
      done(asError(error));
    }
  }

  override _final(done: () => void) {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void) {
    // What was written, a refusal for one, still leaves; but nobody waits long for a peer that does not read.
    this.socket.destroySoon();
    setTimeout(() => this.socket.destroy(), FAREWELL_MS).unref();
    done(error);
  }

  private receive(chunk: Buffer) {
    try {
      for (const packet of this.incoming.take(chunk)) {
        const translated = this.translator.toBroker(packet);
        if (!translated) {
          this.destroy();
          return;
        }
        if (!this.push(writePacket(translated))) this.socket.pause();
      }
    } catch (error) {
      this.destroy(asError(error));
    }
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
