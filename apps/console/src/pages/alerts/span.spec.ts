import { describe, expect, it } from '@jest/globals';
import { spanOf } from './span';

const raisedAt = '2026-03-03T10:00:00.000Z';
const minute = 60_000;
const at = (text: string): number => Date.parse(`2026-03-03T${text}Z`);

describe('the period that explains an alert', () => {
  it('begins half an hour before it and goes on while it is open', () => {
    const alert = { status: 'open', raisedAt, lastSeenAt: raisedAt, clearedAt: null } as const;
    expect(spanOf(alert, at('11:00:00'))).toEqual({
      from: at('09:30:00'),
      to: at('11:00:00'),
      everySeconds: 14,
    });
  });
  it('ends half an hour after the end of what was seen', () => {
    const alert = {
      status: 'cleared',
      raisedAt,
      lastSeenAt: '2026-03-03T10:10:00.000Z',
      clearedAt: '2026-03-03T10:20:00.000Z',
    } as const;
    expect(spanOf(alert, at('23:00:00')).to).toBe(at('10:50:00'));
    expect(spanOf(alert, at('10:30:00')).to).toBe(at('10:30:00'));
  });
  it('asks for coarser readings the longer it has been open', () => {
    const alert = { status: 'linked', raisedAt, lastSeenAt: raisedAt, clearedAt: null } as const;
    const { from, to, everySeconds } = spanOf(alert, at('10:00:00') + 30 * 24 * 60 * minute);
    expect((to - from) / 1_000 / everySeconds).toBeLessThanOrEqual(400);
  });
});
