import type { z } from 'zod';
import type { DeviceEventPayload, DeviceStatusPayload } from '#contracts';
import type { DeviceMessage } from '../platform/broker';
import { readEvent, readGateway, readStatus, readTelemetry } from './payload.rules';
import type { IncomingPoint, Read } from './payload.rules';

/** Through which door a message came; `connection`: the broker says that the device has none any more. */
export type Door = 'mqtt' | 'http' | 'connection';

/** A message on its way into the tables. */
export interface Incoming {
  message: DeviceMessage;
  receivedAt: Date;
  door: Door;
  content: Content;
  /** Set by the commit: how many readings of it are stored, those included that were stored before. */
  accepted: number;
}

/** What a message says, read once and outside any transaction. `name` is null for the sender's own unit. */
export interface Content {
  points: { name: string | null; point: IncomingPoint }[];
  events: z.infer<typeof DeviceEventPayload>[];
  statuses: z.infer<typeof DeviceStatusPayload>[];
  refusals: string[];
}

export function incoming(message: DeviceMessage, receivedAt: Date, door: Door): Incoming {
  return { message, receivedAt, door, content: contentOf(message, receivedAt.getTime()), accepted: 0 };
}

function contentOf({ kind, payload }: DeviceMessage, receivedAt: number): Content {
  const none: Content = { points: [], events: [], statuses: [], refusals: [] };
  if (kind === 'telemetry') {
    const { items, refusals } = readTelemetry(payload, receivedAt);
    return { ...none, points: items.map(point => ({ name: null, point })), refusals };
  }
  if (kind === 'gateway') return from(readGateway(payload, receivedAt), points => ({ ...none, points }));
  if (kind === 'events') return from(readEvent(payload), events => ({ ...none, events }));
  return from(readStatus(payload), statuses => ({ ...none, statuses }));
}

const from = <T>({ items, refusals }: Read<T>, fill: (items: T[]) => Content): Content => ({
  ...fill(items),
  refusals,
});
