import { describe, expect, it } from '@jest/globals';
import type { SpendingDay } from '#contracts';
import { csvText } from '../../parts/export/csv';
import { daysOfMonth, monthBeside, spendingHead, spendingRows, sumOf } from './spending-rows';

const day: SpendingDay = {
  day: '2026-02-03',
  purpose: 'conversation',
  calls: 4,
  failed: 1,
  refused: 2,
  unmeasured: 0,
  tokensIn: 4_100,
  tokensOut: 380,
  cost: 0.0123,
};

describe('the spending of a month', () => {
  it('has all its days, also in a leap year', () => {
    expect(daysOfMonth('2026-02')).toHaveLength(28);
    expect(daysOfMonth('2028-02').at(-1)).toBe('2028-02-29');
    expect(daysOfMonth('2026-12')[0]).toBe('2026-12-01');
  });

  it('lies beside the month before and the one after, across the year', () => {
    expect(monthBeside('2026-01', -1)).toBe('2025-12');
    expect(monthBeside('2026-12', 1)).toBe('2027-01');
  });

  it('is written as a table that every program reads', () => {
    expect(csvText(spendingHead, spendingRows([day, { ...day, cost: null }], 'EUR')).split('\r\n')).toEqual([
      'day,purpose,calls,failed,refused,unmeasured,tokensIn,tokensOut,cost,currency',
      '2026-02-03,conversation,4,1,2,0,4100,380,0.0123,EUR',
      '2026-02-03,conversation,4,1,2,0,4100,380,,EUR',
      '',
    ]);
    expect(sumOf([day, day], 'refused')).toBe(4);
  });
});
