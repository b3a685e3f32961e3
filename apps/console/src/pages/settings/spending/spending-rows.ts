import type { SpendingDay } from '#contracts';
import type { Cell } from '../../parts/export/csv';

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

export const spendingHead = [...columns, 'currency'];
export const spendingRows = (days: readonly SpendingDay[], currency: string): Cell[][] =>
  days.map(day => [...columns.map(name => day[name]), currency]);
