export { Batcher, Overloaded } from './batcher';
export type { BatcherOptions } from './batcher';
export { BROKER } from './broker';
export type {
  Accept,
  Broker,
  BrokerFacts,
  Device,
  DeviceMessage,
  MessageKind,
  PublishOptions,
} from './broker';
export { EmbeddedBroker } from './embedded-broker';
export type { EmbeddedBrokerOptions } from './embedded-broker';
export { BrokerUnavailable, ExternalBroker } from './external-broker';
export type { ExternalBrokerOptions } from './external-broker';
export { commandRequestTopic, highWaterMarkTopic, isDeviceId } from './topics';
