import { z } from 'zod';
import type { CommandHindrance, DeviceCommand, ModelCommand, OfferableCommand } from '#contracts';
import { missing } from '#triage';
import type { TellableUnit } from './commands.store';

export type Answered = NonNullable<DeviceCommand['lateAnswer']>;

const Answer = z.object({ status: z.enum(['succeeded', 'failed', 'expired']) });

/** What a device says became of it. An answer that cannot be read is no success. */
export function readAnswer(payload: Buffer): Answered {
  try {
    return Answer.parse(JSON.parse(payload.toString())).status;
  } catch {
    return 'failed';
  }
}

/** Short enough to be read out on the telephone. */
export const referenceOf = (id: string): string => `C-${id.slice(0, 8).toUpperCase()}`;

/** Whatever is pressed: a machine that is told the same again and again needs a person. */
const MOST_IN_HOUR = 3;

export const isForCustomer = ({ safe, byCustomer }: ModelCommand): boolean => safe && byCustomer;

/** What forbids any command to the unit now: nobody would hear it, another one is under way, or it was told enough. */
export function unitHindrance({
  deviceId,
  online,
  pending,
  recent,
}: Pick<TellableUnit, 'deviceId' | 'online' | 'pending' | 'recent'>): CommandHindrance | null {
  if (deviceId === null) return 'no-device';
  if (!online) return 'offline';
  if (pending > 0) return 'busy';
  return recent >= MOST_IN_HOUR ? 'told-enough' : null;
}

/** A command as it stands now, with the reading that its precondition looks at. */
export function offerableOf(
  unit: TellableUnit,
  { name, title, effect, faultCodes, precondition }: ModelCommand,
  now: Date,
): OfferableCommand {
  const readings = Object.entries(unit.latest ?? {}).map(([metric, newest]) => ({ metric, ...newest }));
  const metric = precondition && unit.metrics.find(one => one.key === precondition.metric);
  const newest = precondition && unit.latest?.[precondition.metric];
  return {
    name,
    title,
    effect,
    faultCodes,
    hindrance: unitHindrance(unit) ?? missing(precondition, readings, now.getTime()),
    reading: precondition && {
      title: metric?.title ?? { en: precondition.metric },
      unit: metric?.unit ?? '',
      low: precondition.low,
      high: precondition.high,
      newest: newest ? { value: newest.value, at: new Date(newest.at).toISOString() } : null,
    },
  };
}
