import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { VisitEvent } from '#contracts';
import { actualSpan, stepTime, timesAfter } from './visit-times.rules';

const at = (text: string) => new Date(`2026-11-20T${text}:00Z`);
const planned = { start: at('10:00'), end: at('11:00') };
const free = { previousEnd: null, nextStart: null, workMinutes: 60 };
const shown = ({ start, end }: { start: Date; end: Date }) =>
  `${start.toISOString().slice(11, 16)}-${end.toISOString().slice(11, 16)}`;

describe('the time of a step', () => {
  const facts = { times: { accepted: at('09:00').toISOString() }, now: at('12:00') };

  it('is what the phone says, which may have been offline', () => {
    expect(stepTime(at('10:30').toISOString(), facts)).toEqual(at('10:30'));
    expect(stepTime(undefined, facts)).toEqual(at('12:00'));
  });

  it('is not in the future, and not before the step before it', () => {
    expect(stepTime('2026-11-21T12:00:00Z', facts)).toEqual(at('12:00'));
    expect(stepTime('2026-11-19T12:00:00Z', facts)).toEqual(at('09:00'));
  });

  it('keeps when work began when it goes on after a pause', () => {
    const begun = timesAfter({}, 'start-work', 'working', at('10:00'));
    const resumed = timesAfter(begun, 'resume', 'working', at('10:40'));
    expect(resumed).toEqual({ working: at('10:00').toISOString(), resumed: at('10:40').toISOString() });
  });
});

describe('the time that a visit really takes', () => {
  it('begins with an early arrival, but not before the visit before it has ended', () => {
    expect(shown(actualSpan(planned, 'arrive', at('09:20'), free))).toBe('09:20-11:00');
    const after = { ...free, previousEnd: at('09:45') };
    expect(shown(actualSpan(planned, 'arrive', at('09:20'), after))).toBe('09:45-11:00');
  });

  it('ends later after a late arrival, but not into the next visit', () => {
    expect(shown(actualSpan(planned, 'start-work', at('10:30'), free))).toBe('10:00-11:30');
    const before = { ...free, nextStart: at('11:10') };
    expect(shown(actualSpan(planned, 'start-work', at('10:30'), before))).toBe('10:00-11:10');
  });

  it('gives back what is left when it is done early', () => {
    expect(shown(actualSpan(planned, 'complete', at('10:20'), free))).toBe('10:00-10:20');
  });

  it('runs over, up to the next visit', () => {
    expect(shown(actualSpan(planned, 'complete', at('13:00'), { ...free, nextStart: at('12:00') }))).toBe(
      '10:00-12:00',
    );
  });

  it('is never empty and never over a neighbour, whatever happens when', () => {
    const minute = fc
      .integer({ min: 0, max: 24 * 60 })
      .map(value => new Date(at('00:00').getTime() + value * 60_000));
    fc.assert(
      fc.property(
        fc.constantFrom(...VisitEvent.options),
        fc
          .tuple(minute, minute, minute, minute)
          .map(times => times.sort((a, b) => a.getTime() - b.getTime())),
        minute,
        fc.integer({ min: 5, max: 600 }),
        fc.boolean(),
        (event, times, happened, workMinutes, alone) => {
          const [previousEnd, start, end, nextStart] = times;
          if (!previousEnd || !start || !end || !nextStart || start >= end) return;
          const neighbours = alone ? { previousEnd: null, nextStart: null } : { previousEnd, nextStart };
          const span = actualSpan({ start, end }, event, happened, { ...neighbours, workMinutes });
          expect(span.start.getTime()).toBeLessThan(span.end.getTime());
          if (alone) return;
          expect(span.start.getTime()).toBeGreaterThanOrEqual(previousEnd.getTime());
          expect(span.end.getTime()).toBeLessThanOrEqual(nextStart.getTime());
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
