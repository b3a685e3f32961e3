import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readHighWaterMark, RingBuffer } from './ring-buffer';

const point = (seq: number, epoch = 1) => ({ ts: 1_780_000_000_000 + seq, epoch, seq, values: { t: seq } });
const filled = (count: number, capacity?: number) => {
  const buffer = new RingBuffer(capacity);
  for (let seq = 0; seq < count; seq++) buffer.push(point(seq));
  return buffer;
};
const seqs = (points: { seq: number }[]) => points.map(one => one.seq);

describe('the ring buffer', () => {
  it('hands out each point once, and all that is not committed again after a new connection', () => {
    const buffer = filled(5);
    expect(seqs(buffer.take(3, 10_000))).toEqual([0, 1, 2]);
    expect(seqs(buffer.take(3, 10_000))).toEqual([3, 4]);
    expect(buffer.take(3, 10_000)).toEqual([]);
    buffer.committed({ epoch: 1, seq: 1 });
    buffer.rewind();
    expect(seqs(buffer.take(9, 10_000))).toEqual([2, 3, 4]);
  });

  it('keeps what a later boot has not committed', () => {
    const buffer = filled(2);
    buffer.push(point(0, 2));
    buffer.committed({ epoch: 1, seq: 99 });
    expect(seqs(buffer.take(9, 10_000))).toEqual([0]);
    buffer.committed({ epoch: 2, seq: 0 });
    expect(buffer.size).toBe(0);
  });

  it('loses the oldest when it is full and says how many', () => {
    const buffer = filled(7, 5);
    expect([buffer.size, buffer.dropped]).toEqual([5, 2]);
    expect(seqs(buffer.take(9, 10_000))).toEqual([2, 3, 4, 5, 6]);
  });

  it('fills a message up to its bytes, one point at least', () => {
    const size = JSON.stringify(point(0)).length + 1;
    expect(filled(9).take(9, 2 + size * 3)).toHaveLength(3);
    expect(filled(9).take(9, 1)).toHaveLength(1);
  });

  it('never skips, repeats or reorders, whatever happens in between', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('push' as const) }),
      fc.record({ do: fc.constant('take' as const), count: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ do: fc.constant('rewind' as const) }),
      fc.record({ do: fc.constant('commit' as const), seq: fc.nat(40) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const buffer = new RingBuffer(10);
        let pushed = 0;
        let committed = -1;
        let last = -1;
        for (const one of steps) {
          if (one.do === 'push') buffer.push(point(pushed++));
          if (one.do === 'rewind') {
            buffer.rewind();
            last = Math.max(committed, pushed - 1 - buffer.size);
          }
          if (one.do === 'commit' && one.seq < pushed) {
            buffer.committed({ epoch: 1, seq: one.seq });
            committed = Math.max(committed, one.seq);
          }
          if (one.do !== 'take') continue;
          for (const seq of seqs(buffer.take(one.count, 10_000))) {
            expect(seq).toBe(Math.max(last + 1, committed + 1, pushed - buffer.size));
            last = seq;
          }
        }
        expect(buffer.size).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('the high-water mark', () => {
  it.each(['', '{}', 'null', '[]', '{"epoch":1}', '{"epoch":"1","seq":2}', '{"epoch":1.5,"seq":2}', '7'])(
    'is not %s',
    payload => {
      expect(readHighWaterMark(payload)).toBeNull();
    },
  );

  it('is epoch and seq', () => {
    expect(readHighWaterMark('{"epoch":1763632800000,"seq":41}')).toEqual({
      epoch: 1_763_632_800_000,
      seq: 41,
    });
  });
});
