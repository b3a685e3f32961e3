/** A connected thing that has proved who it is. */
export interface Device {
  deviceId: string;
  organisationId: string;
  equipmentId: string;
}

export type MessageKind = 'telemetry' | 'events' | 'status' | 'response' | 'gateway';

export interface DeviceMessage {
  device: Device;
  topic: string;
  kind: MessageKind;
  /** Of a response only. */
  commandId: string | null;
  payload: Buffer;
  qos: 0 | 1 | 2;
}

/**
 * Stores a message. It is acknowledged to the device when this resolves, so resolve after the commit. Rejects only for
 * what will pass: the device is then cut off and sends again. What can never be stored is put aside, and resolves.
 */
export type Accept = (message: DeviceMessage) => Promise<void>;

export interface PublishOptions {
  qos?: 0 | 1;
  retain?: boolean;
}

/** What the product needs of MQTT, embedded or not. */
export interface Broker {
  /** @throws the listener's or the connection's error if it cannot begin */
  start(): Promise<void>;
  publish(topic: string, payload: string | Buffer, options?: PublishOptions): Promise<void>;
  /** Cuts the device off at once; it cannot come back unless it authenticates anew. */
  disconnectDevice(deviceId: string): Promise<void>;
  /** Takes no more messages, finishes those in hand. */
  stop(): Promise<void>;
  readonly facts: BrokerFacts;
}

export interface BrokerFacts {
  connections: number;
  /** Counted since the start. */
  accepted: number;
  failed: number;
  refused: number;
}

/** Injection token of the Broker. */
export const BROKER = Symbol('broker');
