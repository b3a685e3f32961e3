import type { EngineerDescription, ProblemDescription } from './description';
import { never } from './problem';
import type { Problem } from './problem';

type Longer = Pick<EngineerDescription, 'shift' | 'maxOvertimeSeconds' | 'costPerOvertimeHour'>;

export function mayWorkLonger({ maxOvertimeSeconds = 0 }: Longer): boolean {
  return maxOvertimeSeconds > 0;
}

/** When the day must have ended, all overtime used. */
export function latestEnd({ shift, maxOvertimeSeconds = 0 }: Longer): number {
  return shift ? shift[1] + maxOvertimeSeconds : never;
}

/** Seconds by which a day that ends at `end` is longer than the shift of who may work longer. */
export function overtimeSeconds(engineer: Longer, end: number): number {
  return engineer.shift && mayWorkLonger(engineer) ? Math.max(0, end - engineer.shift[1]) : 0;
}

/** What they cost, in units of cost. */
export function overtimeCost(engineer: Longer, end: number): number {
  return (overtimeSeconds(engineer, end) * (engineer.costPerOvertimeHour ?? 3_600)) / 3_600;
}

/** Null where nobody may work longer than his shift: then nothing is looked up for it. */
export function compileOvertime({ engineers }: ProblemDescription, costScale: number): Problem['overtime'] {
  if (!engineers.some(mayWorkLonger)) return null;
  return {
    since: Float64Array.from(engineers, one => (mayWorkLonger(one) ? (one.shift?.[1] ?? never) : never)),
    price: Float64Array.from(engineers, one =>
      mayWorkLonger(one) ? ((one.costPerOvertimeHour ?? 3_600) / 3_600) * costScale : 0,
    ),
  };
}

/** Price of a day that ends at `end`, whole as all prices of the search; nothing is asked for what may not be. */
export function overtimePrice({ overtime, shiftTo }: Problem, engineer: number, end: number): number {
  if (overtime === null || end <= overtime.since[engineer]!) return 0;
  const until = Math.min(end, shiftTo[engineer]!);
  return Math.round((until - overtime.since[engineer]!) * overtime.price[engineer]!);
}
