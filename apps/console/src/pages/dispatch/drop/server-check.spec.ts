import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AssignmentCheck } from '#contracts';
import type { Proposal } from '../../../board/proposal';
import { createServerCheck } from './server-check';

const at = (start: number): Proposal => ({
  workOrderId: 'w',
  visitId: null,
  label: 'WO-1',
  urgency: 'high',
  engineerId: 'e',
  engineerName: 'Ivan',
  start,
  minutes: 60,
  zone: 'Europe/Sofia',
  check: null,
  isGap: false,
  at: null,
});
const check: AssignmentCheck = {
  allowed: true,
  needsReason: false,
  start: '2026-03-03T08:00:00.000Z',
  end: '2026-03-03T09:00:00.000Z',
  travelMinutes: null,
  reasons: [],
};

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the server’s check of a drag', () => {
  it('is asked once the hand rests, about the last place only', async () => {
    const ask = jest.fn((_wanted: Proposal) => Promise.resolve(check));
    const told: number[] = [];
    const server = createServerCheck({ ask, tell: wanted => told.push(wanted.start) });
    server.ask(at(1));
    await jest.advanceTimersByTimeAsync(50);
    server.ask(at(2));
    await jest.advanceTimersByTimeAsync(500);
    expect(ask.mock.calls.map(([wanted]) => wanted.start)).toEqual([2]);
    expect(told).toEqual([2]);
  });
  it('drops an answer that comes after the hand has moved on', async () => {
    const told: number[] = [];
    const late = () => new Promise<AssignmentCheck>(resolve => setTimeout(() => resolve(check), 400));
    const server = createServerCheck({ ask: late, tell: wanted => told.push(wanted.start) });
    server.ask(at(1));
    await jest.advanceTimersByTimeAsync(200);
    server.stop();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([]);
  });
  it('leaves the browser’s own check when the server is away', async () => {
    const tell = jest.fn();
    const server = createServerCheck({ ask: () => Promise.reject(new Error('offline')), tell });
    server.ask(at(1));
    await jest.advanceTimersByTimeAsync(500);
    expect(tell).not.toHaveBeenCalled();
  });
});
