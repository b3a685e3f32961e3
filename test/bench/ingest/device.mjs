import { connect } from 'node:net';

const CONNACK = 2;
const PUBACK = 4;

const string = text => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
};
function packet(head, ...parts) {
  const body = Buffer.concat(parts);
  const length = [];
  for (let rest = body.length; length.length === 0 || rest > 0; rest = Math.floor(rest / 128))
    length.push((rest % 128) | (rest >= 128 ? 128 : 0));
  return Buffer.concat([Buffer.from([head, ...length]), body]);
}

/** Just enough of MQTT 3.1.1 to publish with QoS 1 at little cost: what is measured is the server and not its client. */
export class BenchDevice {
  inFlight = 0;
  latenciesMs = [];
  nextId = 1;
  sentAt = new Map();
  unread = Buffer.alloc(0);

  static open({ port, deviceId, token }) {
    return new Promise((resolve, reject) => {
      const device = new BenchDevice();
      device.deviceId = deviceId;
      device.socket = connect({ port, host: '127.0.0.1', noDelay: true });
      device.socket.once('error', reject);
      device.socket.once('close', () => reject(new Error(`${deviceId}: the connection was closed`)));
      device.socket.on('data', chunk => device.read(chunk));
      device.onConnack = code =>
        code === 0 ? resolve(device) : reject(new Error(`${deviceId}: refused with ${code}`));
      const keepAlive = Buffer.from([0, 0]);
      const flags = Buffer.from([4, 0xc2]);
      device.socket.write(
        packet(
          0x10,
          string('MQTT'),
          flags,
          keepAlive,
          string(`${deviceId}-bench`),
          string(deviceId),
          string(token),
        ),
      );
    });
  }

  publish(topic, payload) {
    const id = this.nextId;
    this.nextId = (id % 65_535) + 1;
    this.inFlight += 1;
    this.sentAt.set(id, performance.now());
    this.socket.write(packet(0x32, string(topic), Buffer.from([id >> 8, id & 255]), Buffer.from(payload)));
  }

  read(chunk) {
    this.unread = this.unread.length === 0 ? chunk : Buffer.concat([this.unread, chunk]);
    for (;;) {
      let at = 1;
      let length = 0;
      for (let scale = 1; at < this.unread.length; scale *= 128, at++) {
        length += (this.unread[at] & 127) * scale;
        if ((this.unread[at] & 128) === 0) break;
      }
      const end = at + 1 + length;
      if (at >= this.unread.length || end > this.unread.length) return;
      const kind = this.unread[0] >> 4;
      if (kind === CONNACK) this.onConnack(this.unread[at + 2]);
      if (kind === PUBACK) this.acknowledged(this.unread.readUInt16BE(at + 1));
      this.unread = this.unread.subarray(end);
    }
  }

  acknowledged(id) {
    const sentAt = this.sentAt.get(id);
    if (sentAt === undefined) return;
    this.sentAt.delete(id);
    this.inFlight -= 1;
    this.latenciesMs.push(performance.now() - sentAt);
    this.onAck?.();
  }

  close() {
    this.socket.removeAllListeners('close');
    this.socket.end(Buffer.from([0xe0, 0]));
  }
}
