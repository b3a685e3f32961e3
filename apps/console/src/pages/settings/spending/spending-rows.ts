import type { SpendingDay } from '#contracts';

/** Every day of a month, as YYYY-MM-DD. */
export function daysOfMonth(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: last }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
}

export function monthBeside(month: string, step: -1 | 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
}

export const sumOf = (
  days: readonly SpendingDay[],
  field: 'calls' | 'failed' | 'refused' | 'unmeasured',
): number => days.reduce((sum, one) => sum + one[field], 0);

const columns = [
  'day',
  'purpose',
  'calls',
  'failed',
  'refused',
  'unmeasured',
  'tokensIn',
  'tokensOut',
  'cost',
] as const satisfies readonly (keyof SpendingDay)[];

/** As RFC 4180 has it. Words and numbers of our own only: nothing in it can be taken for a formula. */
export function csvOf(days: readonly SpendingDay[], currency: string): string {
  const lines = days.map(day => [...columns.map(name => day[name] ?? ''), currency].join(','));
  return [[...columns, 'currency'].join(','), ...lines, ''].join('\r\n');
}
