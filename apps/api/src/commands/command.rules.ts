import { z } from 'zod';
import type { DeviceCommand } from '#contracts';

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
