import { describe, expect, it } from '@jest/globals';
import { checkAssignment } from './check';
import { engineerOf, jobOf } from './factories';
import { minutesFor } from './pace';
import { rankCandidates } from './rank';

const pump = { skill: 'pump', level: 2 };
const slow = { factor: 1.5, bySkill: [] };
const hour = 3_600_000;

describe('the pace of an engineer', () => {
  it('is the factor, or that of the slowest skill that has one', () => {
    const pace = { factor: 0.8, bySkill: [{ skill: 'pump', factor: 1.3 }] };
    expect(minutesFor(jobOf(), { pace })).toBe(50);
    expect(minutesFor(jobOf({ skills: [pump] }), { pace })).toBe(80);
    const both = { ...pace, bySkill: [...pace.bySkill, { skill: 'gas', factor: 2 }] };
    expect(minutesFor(jobOf({ skills: [pump, { skill: 'gas', level: 1 }] }), { pace: both })).toBe(120);
  });

  it('leaves what is timed already, and what nobody has a pace for', () => {
    expect(minutesFor(jobOf({ durationMinutes: 61, isTimed: true }), { pace: slow })).toBe(61);
    expect(minutesFor(jobOf({ durationMinutes: 61 }), {})).toBe(61);
    expect(minutesFor(jobOf({ durationMinutes: 61 }), { pace: { factor: 1, bySkill: [] } })).toBe(61);
  });

  it('rounds up to five minutes, and not because of a binary fraction', () => {
    expect(minutesFor(jobOf({ durationMinutes: 50 }), { pace: { factor: 1.1, bySkill: [] } })).toBe(55);
    expect(minutesFor(jobOf({ durationMinutes: 51 }), { pace: { factor: 1.1, bySkill: [] } })).toBe(60);
  });

  it('makes the visit longer, and says so', () => {
    const engineer = engineerOf({ pace: slow });
    const start = engineer.shifts[0]!.start + 2 * hour;
    const check = checkAssignment(
      jobOf(),
      engineer,
      start,
      { engineerId: engineer.id, visits: [] },
      start - hour,
    );
    expect(check.end - check.start).toBe(1.5 * hour);
    expect(check.reasons).toContainEqual({
      code: 'pace',
      kind: 'against',
      params: { minutes: 90, usualMinutes: 60 },
      minutes: 30,
    });
  });

  it('puts the quicker of two who are the same otherwise first', () => {
    const engineers = [engineerOf({ id: 'a', pace: slow }), engineerOf({ id: 'b' })];
    const ranked = rankCandidates(jobOf(), engineers, [], engineers[0]!.shifts[0]!.start);
    expect(ranked.map(one => one.engineerId)).toEqual(['b', 'a']);
    const [window] = ranked.slice(1).map(one => one.proposedWindow);
    expect(window!.end - window!.start).toBe(1.5 * hour);
  });
});
