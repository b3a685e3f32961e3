/** One MQTT packet: its type and flags in the first byte, and what follows its length. */
export interface Packet {
  head: number;
  body: Buffer;
}

/** The bytes are no MQTT, or a use of it that this broker does not offer. */
export class BadPacket extends Error {
  override readonly name = 'BadPacket';
}

const CONNECT = 1;
const CONNACK = 2;
const PUBLISH = 3;
const PUBCOMP = 7;
const SUBSCRIBE = 8;
const SUBACK = 9;
const UNSUBSCRIBE = 10;
const UNSUBACK = 11;
const PINGREQ = 12;
const DISCONNECT = 14;

const VERSION_5 = 5;
const VERSION_3_1_1 = 4;
const DISCONNECT_WITH_WILL = 4;
const REFUSED_SUBSCRIPTION = 0x80;
const NOT_AUTHORISED = 0x87;
/** [MQTT5 3.2.2.2] for the return codes 0 to 5 of 3.1.1. */
const connackReasons = [0, 0x84, 0x85, 0x88, 0x86, 0x87];

/** The version that a CONNECT at the start of these bytes asks for; null while they are too few to say. */
export function versionOf(bytes: Buffer): number | null {
  const length = readLength(bytes, 1);
  if (!length) return null;
  const name = length.next + 2;
  if (bytes.length < name) return null;
  const version = name + bytes.readUInt16BE(length.next);
  // A name of another length than MQTT's is no MQTT: the parser of the broker says so.
  if (version > name + 6) return 0;
  return bytes[version] ?? null;
}

/** A length of up to four bytes at `at`, and where what it counts begins; null while it is incomplete. */
export function readLength(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let n = 0; n < 4; n++) {
    const byte = bytes[at + n];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 128 ** n;
    if (byte < 0x80) return { value, next: at + n + 1 };
  }
  throw new BadPacket('a length has at most four bytes');
}

export function writePacket({ head, body }: Packet): Buffer {
  const length: number[] = [];
  for (let rest = body.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest < 128 ? rest : (rest % 128) | 0x80);
    if (rest < 128) break;
  }
  return Buffer.concat([Buffer.from([head, ...length]), body]);
}

/**
 * Translates one connection between a client of MQTT 5 and a broker of 3.1.1. What 5 has beyond is dropped (properties)
 * or said not to be there (topic aliases, shared subscriptions, subscription ids, sessions that outlive the connection).
 */
export class Mqtt5Translator {
  private assignedId: string | null = null;
  private readonly unsubscribing = new Map<number, number>();

  constructor(
    private readonly newId: () => string,
    private readonly maxPacketBytes: number,
  ) {}

  /** For the broker; null ends the connection without a farewell, so that the will is published. @throws BadPacket */
  toBroker({ head, body }: Packet): Packet | null {
    const type = head >> 4;
    if (type === CONNECT) return { head, body: this.connect(body) };
    if (type === PUBLISH) return { head, body: publishIn(head, body) };
    if (type > PUBLISH && type <= PUBCOMP) return { head, body: slice(body, 0, 2) };
    if (type === SUBSCRIBE) return { head, body: subscribe(body) };
    if (type === UNSUBSCRIBE) return { head, body: this.unsubscribe(body) };
    if (type === PINGREQ) return { head, body };
    if (type === DISCONNECT) return body[0] === DISCONNECT_WITH_WILL ? null : { head, body: Buffer.alloc(0) };
    throw new BadPacket(`packet type ${type} is not offered`);
  }

  /** For the client. */
  toClient({ head, body }: Packet): Packet {
    const type = head >> 4;
    if (type === CONNACK) return { head, body: this.connack(body) };
    if (type === PUBLISH) return { head, body: publishOut(head, body) };
    if (type === SUBACK) {
      const reasons = body.subarray(2).map(code => (code === REFUSED_SUBSCRIPTION ? NOT_AUTHORISED : code));
      return { head, body: Buffer.concat([body.subarray(0, 2), NO_PROPERTIES, reasons]) };
    }
    if (type === UNSUBACK) {
      const id = body.readUInt16BE(0);
      const reasons = Buffer.alloc(this.unsubscribing.get(id) ?? 1);
      this.unsubscribing.delete(id);
      return { head, body: Buffer.concat([body, NO_PROPERTIES, reasons]) };
    }
    return { head, body };
  }

  private connect(body: Buffer): Buffer {
    const version = 2 + lengthAt(body, 0);
    const properties = version + 4;
    if (body[version] !== VERSION_5) throw new BadPacket('not a CONNECT of MQTT 5');
    const clientIdAt = afterProperties(body, properties);
    const idLength = lengthAt(body, clientIdAt);
    let rest = clientIdAt + 2 + idLength;
    const clientId = idLength > 0 ? slice(body, clientIdAt, rest) : this.assigned();
    const hasWill = ((body[version + 1] ?? 0) & 0x04) !== 0;
    if (hasWill) rest = afterProperties(body, rest);
    const start = Buffer.from(slice(body, 0, properties));
    start[version] = VERSION_3_1_1;
    return Buffer.concat([start, clientId, body.subarray(rest)]);
  }

  private assigned(): Buffer {
    this.assignedId = this.newId();
    return text(this.assignedId);
  }

  private connack(body: Buffer): Buffer {
    const reason = connackReasons[body[1] ?? 0] ?? NOT_AUTHORISED;
    const properties = reason === 0 ? this.offer() : Buffer.alloc(0);
    return Buffer.concat([Buffer.from([body[0] ?? 0, reason, properties.length]), properties]);
  }

  private offer(): Buffer {
    const maxPacket = Buffer.alloc(5, 0x27);
    maxPacket.writeUInt32BE(this.maxPacketBytes, 1);
    const fixed = [0x11, 0, 0, 0, 0, 0x29, 0, 0x2a, 0];
    const assigned = this.assignedId === null ? [] : [Buffer.from([0x12]), text(this.assignedId)];
    return Buffer.concat([Buffer.from(fixed), maxPacket, ...assigned]);
  }

  private unsubscribe(body: Buffer): Buffer {
    const topics = body.subarray(afterProperties(body, 2));
    let count = 0;
    for (let at = 0; at < topics.length; at += 2 + lengthAt(topics, at)) count += 1;
    this.unsubscribing.set(lengthAt(body, 0), count);
    return Buffer.concat([slice(body, 0, 2), topics]);
  }
}

const NO_PROPERTIES = Buffer.from([0]);

/** After the topic, and the id where there is one. */
function variableHeader(head: number, body: Buffer): number {
  const qos = (head >> 1) & 3;
  return 2 + lengthAt(body, 0) + (qos > 0 ? 2 : 0);
}

function publishIn(head: number, body: Buffer): Buffer {
  const properties = variableHeader(head, body);
  return Buffer.concat([slice(body, 0, properties), body.subarray(afterProperties(body, properties))]);
}

function publishOut(head: number, body: Buffer): Buffer {
  const payload = variableHeader(head, body);
  return Buffer.concat([body.subarray(0, payload), NO_PROPERTIES, body.subarray(payload)]);
}

/** Of the options only the QoS is left. */
function subscribe(body: Buffer): Buffer {
  const filters = Buffer.from(body.subarray(afterProperties(body, 2)));
  for (let at = 0; at < filters.length;) {
    const options = at + 2 + lengthAt(filters, at);
    if (options >= filters.length) throw new BadPacket('a subscription without options');
    filters[options] = (filters[options] ?? 0) & 0x03;
    at = options + 1;
  }
  return Buffer.concat([slice(body, 0, 2), filters]);
}

function afterProperties(body: Buffer, at: number): number {
  const length = readLength(body, at);
  if (!length || length.next + length.value > body.length) throw new BadPacket('properties are cut short');
  return length.next + length.value;
}

function lengthAt(body: Buffer, at: number): number {
  if (at + 2 > body.length) throw new BadPacket('a packet is cut short');
  return body.readUInt16BE(at);
}

function slice(body: Buffer, from: number, to: number): Buffer {
  if (to > body.length) throw new BadPacket('a packet is cut short');
  return body.subarray(from, to);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}
