import type { z } from 'zod';
import { DeviceEventPayload, DeviceStatusPayload } from '#contracts';
import type { ReadingValue } from '#contracts';
import { isStorable } from '../platform/storable';

/** One reading as a device sent it, before its values are held against the model. */
export interface IncomingPoint {
  /** Event time by the device's clock, ms since the epoch; the time of arrival where the device gave none. */
  at: number;
  values: Record<string, ReadingValue>;
  epoch: number | null;
  seq: number | null;
  /** The unit of measurement of a metric, where the device names it. */
  units?: Readonly<Record<string, string>>;
}

/** What could be read, and why the rest could not: the rest never holds back what is good. */
export interface Read<T> {
  items: T[];
  refusals: string[];
}

const MOST_BYTES = 65_536;
const MOST_POINTS = 500;
const MOST_VALUES = 100;
const MOST_TEXT = 200;
const MOST_UNIT_TEXT = 20;
/** 2000-01-01: before it a device clock was never set. */
const EARLIEST = 946_684_800_000;
/** 2100-01-01: after it nobody meant milliseconds. */
const LATEST = 4_102_444_800_000;
const KEY = /^[a-zA-Z][a-zA-Z0-9_]{0,63}$/;

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** A point, an array of points, or bare `{metric: value}`, which gets the time of arrival. */
export function readTelemetry(payload: Buffer, receivedAt: number): Read<IncomingPoint> {
  const parsed = parseJson(payload);
  if ('refusal' in parsed) return { items: [], refusals: [parsed.refusal] };
  return readPoints(parsed.json, receivedAt);
}

/** ThingsBoard's shape for gateways: points by the name of the unit that they are of. */
export function readGateway(
  payload: Buffer,
  receivedAt: number,
): Read<{ name: string; point: IncomingPoint }> {
  const parsed = parseJson(payload);
  if ('refusal' in parsed) return { items: [], refusals: [parsed.refusal] };
  if (!isObject(parsed.json)) return { items: [], refusals: ['not an object of {device: [points]}'] };
  const read: Read<{ name: string; point: IncomingPoint }> = { items: [], refusals: [] };
  for (const [name, points] of Object.entries(parsed.json)) {
    const { items, refusals } = readPoints(points, receivedAt);
    read.items.push(...items.map(point => ({ name, point })));
    read.refusals.push(...refusals.map(refusal => `${name.slice(0, 64)}: ${refusal}`));
  }
  return read;
}

export const readEvent = (payload: Buffer) => readBy(DeviceEventPayload, payload);
export const readStatus = (payload: Buffer) => readBy(DeviceStatusPayload, payload);

function readBy<T>(schema: z.ZodType<T>, payload: Buffer): Read<T> {
  const parsed = parseJson(payload);
  if ('refusal' in parsed) return { items: [], refusals: [parsed.refusal] };
  const result = schema.safeParse(parsed.json);
  if (result.success) return { items: [result.data], refusals: [] };
  return {
    items: [],
    refusals: result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`),
  };
}

function parseJson(payload: Buffer): { json: unknown } | { refusal: string } {
  if (payload.length > MOST_BYTES) return { refusal: `larger than ${MOST_BYTES} bytes` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return { json: JSON.parse(text) };
  } catch {
    return { refusal: 'not JSON' };
  }
}

function readPoints(json: unknown, receivedAt: number): Read<IncomingPoint> {
  if (Array.isArray(json)) {
    if (json.length === 0) return { items: [], refusals: ['an empty array'] };
    if (json.length > MOST_POINTS) return { items: [], refusals: [`more than ${MOST_POINTS} points`] };
    const reads = json.map((point: unknown, index) => {
      const { items, refusals } = isObject(point) ? readPoint(point) : nothing('not an object');
      return { items, refusals: refusals.map(refusal => `[${index}] ${refusal}`) };
    });
    return { items: reads.flatMap(read => read.items), refusals: reads.flatMap(read => read.refusals) };
  }
  if (!isObject(json)) return nothing('not an object');
  if ('values' in json && isObject(json['values'])) return readPoint(json);
  return withValues(json, { at: receivedAt, epoch: null, seq: null });
}

function readPoint({ ts, values, epoch = null, seq = null, units = {} }: Fields): Read<IncomingPoint> {
  if (!Number.isSafeInteger(ts)) return nothing('ts: not whole milliseconds since the epoch');
  const at = Number(ts);
  if (at < EARLIEST)
    return nothing('ts: before the year 2000, the clock was not set or these are not milliseconds');
  if (at > LATEST) return nothing('ts: after the year 2100');
  if (!isObject(values)) return nothing('values: not an object');
  if (epoch !== null && !isCount(epoch)) return nothing('epoch: not a whole number from 0');
  if (seq !== null && !isCount(seq)) return nothing('seq: not a whole number from 0');
  const point = { at, epoch, seq };
  if (isUnits(units)) return withValues(values, Object.keys(units).length > 0 ? { ...point, units } : point);
  // The values may be good all the same: where they lie is looked at.
  const { items, refusals } = withValues(values, point);
  return { items, refusals: [...refusals, 'units: not an object of {metric: unit}'] };
}

function withValues(fields: Fields, point: Omit<IncomingPoint, 'values'>): Read<IncomingPoint> {
  const entries = Object.entries(fields);
  if (entries.length === 0) return nothing('no values');
  if (entries.length > MOST_VALUES) return nothing(`more than ${MOST_VALUES} values`);
  const values: IncomingPoint['values'] = {};
  const refusals: string[] = [];
  for (const [key, value] of entries) {
    if (!KEY.test(key)) refusals.push(`${key.slice(0, 64)}: not the name of a metric`);
    else if (isReadingValue(value)) values[key] = value;
    else refusals.push(`${key}: ${whyNot(value)}`);
  }
  return { items: Object.keys(values).length > 0 ? [{ ...point, values }] : [], refusals };
}

const isUnits = (units: unknown): units is Record<string, string> =>
  isObject(units) &&
  Object.keys(units).length <= MOST_VALUES &&
  Object.values(units).every(
    unit => typeof unit === 'string' && unit.length <= MOST_UNIT_TEXT && isStorable(unit),
  );

function isReadingValue(value: unknown): value is ReadingValue {
  if (typeof value === 'number') return Number.isFinite(value);
  return (
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= MOST_TEXT && isStorable(value))
  );
}

function whyNot(value: unknown): string {
  // JSON knows no infinity, but 1e999 is read as one.
  if (typeof value === 'number') return 'not a finite number';
  if (typeof value === 'string' && !isStorable(value)) return 'text with characters that cannot be stored';
  return typeof value === 'string'
    ? `longer than ${MOST_TEXT} characters`
    : 'neither number, text nor boolean';
}

const nothing = (refusal: string): Read<never> => ({ items: [], refusals: [refusal] });
