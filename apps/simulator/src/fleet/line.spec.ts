import { describe, expect, it } from '@jest/globals';
import { chanceFrom } from '../physics/chance';
import { badLine, goodLine } from './line';

const hourMs = 3_600_000;
const start = Date.UTC(2026, 5, 1, 10, 1);

describe('a bad line', () => {
  it('is down now and then, for some minutes at most, and for all devices in the same seconds', () => {
    const lines = Array.from({ length: 20 }, (_, seed) => badLine(chanceFrom(seed)));
    let down = 0;
    let longest = 0;
    const since = lines.map(() => 0);
    for (let at = start; at < start + 5 * hourMs; at += 1_000) {
      const now = lines.map(line => line.isDown(at));
      if (at % 600_000 < 20_000) expect(now).not.toContain(false);
      for (const [index, isDown] of now.entries()) {
        since[index] = isDown ? (since[index] ?? 0) + 1 : 0;
        longest = Math.max(longest, since[index] ?? 0);
        if (isDown) down++;
      }
    }
    expect(down / (20 * 5 * 3_600)).toBeGreaterThan(0.05);
    expect(down / (20 * 5 * 3_600)).toBeLessThan(0.2);
    expect(longest).toBeLessThan(400);
  });

  it('misses, doubles and disorders, and puts some clocks wrong, without losing what is in a message', () => {
    const line = badLine(chanceFrom(3));
    const tries = Array.from({ length: 2_000 }, () => 0);
    const share = (is: () => boolean) => tries.filter(is).length / tries.length;
    expect(share(() => line.isMissed())).toBeCloseTo(0.01, 1);
    expect(share(() => line.copies() === 2)).toBeCloseTo(0.05, 1);
    const batch = [1, 2, 3, 4, 5, 6];
    const orders = tries.map(() => line.inSomeOrder(batch));
    expect(new Set(orders.map(order => order.join())).size).toBeGreaterThan(100);
    for (const order of orders) expect(order.toSorted((a, b) => a - b)).toEqual(batch);
    const skews = Array.from({ length: 200 }, (_, seed) => badLine(chanceFrom(seed)).skewMs);
    expect(skews.filter(skew => skew !== 0).length).toBeGreaterThan(20);
    expect(Math.max(...skews.map(Math.abs))).toBeLessThanOrEqual(180_000);
  });

  it('is nothing of the kind when it is good', () => {
    expect(goodLine).toMatchObject({ skewMs: 0 });
    expect([goodLine.isDown(start), goodLine.isMissed(), goodLine.copies()]).toEqual([false, false, 1]);
    expect(goodLine.inSomeOrder([2, 1])).toEqual([2, 1]);
  });
});
