import type { FactoryProvider } from '@nestjs/common';
import {
  BROKER,
  BrokerUnavailable,
  EmbeddedBroker,
  ExternalBroker,
  highWaterMarkTopic,
} from '../platform/broker';
import type { Broker, Device, DeviceMessage } from '../platform/broker';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { CommandReplies } from './command-replies';
import { DeviceDirectory } from './device-directory';
import { IngestService } from './ingest.service';

/** In a process without the role `ingest`: devices are somebody else's here. */
class NoBroker implements Broker {
  readonly facts = { connections: 0, accepted: 0, failed: 0, refused: 0 };
  async start() {}
  async stop() {}
  async disconnectDevice() {}
  async publish() {
    throw new BrokerUnavailable('This process has no connection to devices');
  }
}

/** The embedded broker, unless MQTT_URL names another. */
export const brokerProvider: FactoryProvider<Broker> = {
  provide: BROKER,
  inject: [CONFIG, LOG, DeviceDirectory, IngestService, CommandReplies],
  useFactory: (
    config: Config,
    logger: Logger,
    directory: DeviceDirectory,
    ingest: IngestService,
    replies: CommandReplies,
  ): Broker => {
    if (!config.roles.has('ingest')) return new NoBroker();
    const log = (message: string, facts: Record<string, unknown> = {}) => {
      const { error, ...rest } = facts;
      logger.info({ ...rest, ...(error === undefined ? {} : { err: error }) }, message);
    };
    const accept = async (message: DeviceMessage) => {
      if (message.kind === 'response') return replies.take(message);
      await ingest.accept(message, 'mqtt');
    };
    if (config.mqttUrl)
      return new ExternalBroker({
        url: config.mqttUrl,
        accept,
        resolveDevice: deviceId => directory.resolve(deviceId),
        log,
      });
    const broker: EmbeddedBroker = new EmbeddedBroker({
      host: config.host,
      port: config.mqttPort,
      authenticate: (username, password) => directory.authenticate(username, password),
      accept,
      listening: (device, filter) => void tellMark(broker, directory, device, filter).catch(failed),
      left: device => void ingest.accept(departure(device), 'connection').catch(failed),
      log,
    });
    return broker;

    function failed(error: unknown) {
      logger.warn({ err: error }, 'The coming or going of a device was not noted');
    }
  },
};

/** The embedded broker keeps nothing over a restart: what is retained by the protocol is kept in the database. */
async function tellMark(broker: Broker, directory: DeviceDirectory, { deviceId }: Device, filter: string) {
  if (filter !== highWaterMarkTopic(deviceId)) return;
  const mark = await directory.markOf(deviceId);
  if (mark) await broker.publish(filter, JSON.stringify(mark), { qos: 1, retain: true });
}

/** What the device itself can no longer say. */
const departure = (device: Device): DeviceMessage => ({
  device,
  topic: `devices/${device.deviceId}/status`,
  kind: 'status',
  commandId: null,
  payload: Buffer.from('{"online":false}'),
  qos: 1,
});
