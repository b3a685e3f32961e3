import type { MessageKind } from './broker';

const ID = '[A-Za-z0-9_-]{1,64}';
const WHOLE_ID = new RegExp(`^${ID}$`);
const UPWARD = new RegExp(`^devices/(${ID})/(?:(telemetry|events|status)|commands/(${ID})/response)$`);
const REQUEST_FILTER = new RegExp(`^devices/(${ID})/(?:commands/(?:\\+|${ID})/request|ingest/hwm)$`);
const GATEWAY_TOPIC = 'v1/gateway/telemetry';

/** Device ids stand in topics: nothing that MQTT reads as a wildcard, a level or a system topic. */
export const isDeviceId = (text: string): boolean => WHOLE_ID.test(text);

export interface UpwardTopic {
  kind: MessageKind;
  /** Null for a gateway, which speaks for several. */
  deviceId: string | null;
  commandId: string | null;
}

/** What a device may publish to, or null. */
export function readUpward(topic: string): UpwardTopic | null {
  if (topic === GATEWAY_TOPIC) return { kind: 'gateway', deviceId: null, commandId: null };
  const [, deviceId = null, plain, commandId = null] = UPWARD.exec(topic) ?? [];
  if (deviceId === null) return null;
  if (plain === 'telemetry' || plain === 'events' || plain === 'status')
    return { kind: plain, deviceId, commandId: null };
  return { kind: 'response', deviceId, commandId };
}

/** The same, for one device only. */
export function ownUpward(deviceId: string, topic: string): UpwardTopic | null {
  const upward = readUpward(topic);
  return upward && (upward.deviceId ?? deviceId) === deviceId ? upward : null;
}

/** Whether the device may subscribe to this filter, or be sent a message on this topic. */
export const mayListen = (deviceId: string, filter: string): boolean =>
  REQUEST_FILTER.exec(filter)?.[1] === deviceId;

export const commandRequestTopic = (deviceId: string, commandId: string) =>
  `devices/${deviceId}/commands/${commandId}/request`;
export const highWaterMarkTopic = (deviceId: string) => `devices/${deviceId}/ingest/hwm`;

/** All that devices send under their own name, as an external broker delivers it to one of a group. */
export const upwardFilters = (shareGroup: string | null): string[] =>
  ['telemetry', 'events', 'status', 'commands/+/response'].map(
    what => `${shareGroup === null ? '' : `$share/${shareGroup}/`}devices/+/${what}`,
  );
