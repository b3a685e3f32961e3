import { describe, expect, it } from '@jest/globals';
import { clock, engineerOf, jobOf, northKm, plovdiv, sofia, visitOf } from './factories';
import type { DispatchCandidate, DispatchEngineer, DispatchJob, PlannedVisit } from './model';
import { rankCandidates } from './rank';

const now = clock(7);

function only(
  job: DispatchJob,
  engineer: DispatchEngineer,
  visits: PlannedVisit[] = [],
  at = now,
): DispatchCandidate {
  const [candidate] = rankCandidates(job, [engineer], [{ engineerId: engineer.id, visits }], at);
  if (!candidate) throw new Error('every engineer is a candidate');
  return candidate;
}
const codes = (candidate: DispatchCandidate, kind?: string) =>
  candidate.reasons.filter(one => !kind || one.kind === kind).map(one => one.code);

const first = (job: DispatchJob, engineers: DispatchEngineer[], plans: Record<string, PlannedVisit[]> = {}) =>
  rankCandidates(
    job,
    engineers,
    Object.entries(plans).map(([engineerId, visits]) => ({ engineerId, visits })),
    now,
  ).map(one => one.engineerId);
const holder = (validUntil: string) =>
  engineerOf({ certificates: [{ name: 'F-gas', validUntil }], timeZone: 'Europe/Sofia' });
const halfAnHour = () => ({ distanceKm: 7, minutes: 30 });

describe('who may go', () => {
  it('has every skill at its level', () => {
    const { feasible, reasons } = only(jobOf(), engineerOf());
    expect(feasible).toBe(true);
    expect(reasons).toContainEqual({ code: 'skill-match', kind: 'for', params: { skills: 'hvac' } });
  });

  it('is not who lacks a skill, and it says which', () => {
    const candidate = only(
      jobOf({
        skills: [
          { skill: 'hvac', level: 4 },
          { skill: 'atm', level: 1 },
        ],
      }),
      engineerOf(),
    );
    expect(candidate).toMatchObject({ feasible: false, score: 0 });
    expect(candidate.reasons).toContainEqual({
      code: 'skill-missing',
      kind: 'blocking',
      params: { skill: 'hvac', level: 4, has: 3 },
    });
    expect(candidate.reasons).toContainEqual({
      code: 'skill-missing',
      kind: 'blocking',
      params: { skill: 'atm', level: 1, has: 0 },
    });
  });

  it('needs a certificate that is valid on the day of the work', () => {
    const job = jobOf({ certificates: ['F-gas'] });
    expect(only(job, holder('2026-06-01')).feasible).toBe(true);
    expect(codes(only(job, holder('2026-05-31')), 'blocking')).toEqual(['certificate-expired']);
    expect(codes(only(job, engineerOf()), 'blocking')).toEqual(['certificate-expired']);
  });

  it('is not on leave, off shift for days, or full', () => {
    const shift = { start: clock(8), end: clock(17) };
    expect(codes(only(jobOf(), engineerOf({ absences: [shift] })), 'blocking')).toEqual(['on-leave']);
    expect(codes(only(jobOf(), engineerOf({ shifts: [] })), 'blocking')).toEqual(['off-shift']);
    expect(codes(only(jobOf(), engineerOf(), [visitOf(clock(8), 9 * 60)]), 'blocking')).toEqual(['no-gap']);
  });
});

describe('the proposed window', () => {
  it('starts with the shift, after the way from home', () => {
    const candidate = only(jobOf(), engineerOf({ home: northKm(20) }));
    expect(candidate.proposedWindow).toEqual({ start: clock(8, 35), end: clock(9, 35) });
    expect(candidate).toMatchObject({ travelMinutes: 33, distanceKm: 25.5 });
  });

  it('starts where the engineer is when the shift runs', () => {
    const engineer = engineerOf({ home: plovdiv, position: northKm(3) });
    expect(only(jobOf(), engineer, [], clock(10)).proposedWindow?.start).toBe(clock(10, 10));
  });

  it('takes a gap only with the way in and the way out', () => {
    const visits = [
      visitOf(clock(8), 60, { position: northKm(20) }),
      visitOf(clock(11), 60, { position: northKm(20) }),
    ];
    expect(
      only(jobOf({ durationMinutes: 40, urgency: 'critical' }), engineerOf(), visits).proposedWindow?.start,
    ).toBe(clock(9, 35));
    expect(
      only(jobOf({ durationMinutes: 60, urgency: 'critical' }), engineerOf(), visits).proposedWindow?.start,
    ).toBe(clock(12, 35));
  });

  it('takes the gap on the way rather than an earlier one with a detour', () => {
    const there = northKm(30);
    const visits = [visitOf(clock(10), 60, { position: sofia }), visitOf(clock(13), 60, { position: there })];
    const candidate = only(jobOf({ position: there, urgency: 'low' }), engineerOf(), visits);
    expect(candidate.detourMinutes).toBe(0);
    expect(candidate.proposedWindow?.start).toBe(clock(11, 45));
  });

  it('goes around breaks and closed hours', () => {
    const engineer = engineerOf({ breaks: [{ start: clock(12), end: clock(12, 30) }] });
    const job = jobOf({
      accessHours: [
        { start: clock(11, 30), end: clock(12, 15) },
        { start: clock(12, 20), end: clock(15) },
      ],
    });
    expect(only(job, engineer).proposedWindow?.start).toBe(clock(12, 30));
  });

  it('keeps the promise although an earlier time is free', () => {
    const candidate = only(jobOf({ promisedWindow: { start: clock(14), end: clock(16) } }), engineerOf());
    expect(candidate.proposedWindow?.start).toBe(clock(14));
    expect(codes(candidate)).toContain('promised-window-kept');
  });

  it('says by how much it must break the promise', () => {
    const visits = [visitOf(clock(8), 120)];
    const candidate = only(
      jobOf({ promisedWindow: { start: clock(8), end: clock(9) } }),
      engineerOf(),
      visits,
    );
    expect(candidate.proposedWindow?.start).toBe(clock(10));
    expect(candidate.reasons).toContainEqual({
      code: 'promised-window-missed',
      kind: 'against',
      params: { minutes: 60, side: 'late' },
      minutes: 180,
    });
  });

  it('looks to the next day, home first', () => {
    const shifts = [
      { start: clock(8), end: clock(17) },
      { start: clock(32), end: clock(41) },
    ];
    const candidate = only(
      jobOf(),
      engineerOf({ shifts, position: plovdiv }),
      [visitOf(clock(8), 500)],
      clock(9),
    );
    expect(candidate.proposedWindow?.start).toBe(clock(32));
  });

  it('tells when the way home is overtime', () => {
    const candidate = only(jobOf({ durationMinutes: 400, position: plovdiv }), engineerOf());
    expect(codes(candidate, 'against')).toEqual(['far', 'overtime']);
  });
});

describe('the order', () => {
  const ana = engineerOf({ id: 'ana' });
  const boris = engineerOf({ id: 'boris' });

  it('prefers the nearer', () => {
    expect(first(jobOf(), [{ ...ana, home: plovdiv }, boris])).toEqual(['boris', 'ana']);
  });

  it('prefers the less loaded, the one who knows the unit, the customer’s wish, the territory', () => {
    const half = [visitOf(clock(13), 220)];
    expect(first(jobOf(), [ana, boris], { ana: half })).toEqual(['boris', 'ana']);
    expect(first(jobOf({ equipmentId: 'u1' }), [ana, { ...boris, knownEquipmentIds: ['u1'] }])).toEqual([
      'boris',
      'ana',
    ]);
    expect(first(jobOf({ preferredEngineerIds: ['boris'] }), [ana, boris])).toEqual(['boris', 'ana']);
    const inside = { ...boris, territoryIds: ['west'] };
    expect(first(jobOf({ territoryId: 'west' }), [{ ...ana, territoryIds: ['east'] }, inside])).toEqual([
      'boris',
      'ana',
    ]);
  });

  it('prefers the sooner when it is critical, the shorter way when it is not', () => {
    const busyNearby = visitOf(clock(8), 180);
    const farAway = { ...boris, home: northKm(60) };
    expect(first(jobOf({ urgency: 'critical' }), [ana, farAway], { ana: [busyNearby] })).toEqual([
      'boris',
      'ana',
    ]);
    expect(first(jobOf({ urgency: 'low' }), [ana, farAway], { ana: [busyNearby] })).toEqual(['ana', 'boris']);
  });

  it('never sends whom the customer does not want again, and says so', () => {
    const job = jobOf({ excludedEngineerIds: ['ana'], preferredEngineerIds: ['ana'] });
    const [best, other] = rankCandidates(job, [ana, { ...boris, home: northKm(60) }], [], now);
    expect([best?.engineerId, other?.feasible]).toEqual(['boris', false]);
    expect(other?.reasons.filter(({ kind }) => kind === 'blocking').map(({ code }) => code)).toEqual([
      'excluded-engineer',
    ]);
  });

  it('puts those who cannot go last, whatever speaks for them', () => {
    const unskilled = { ...ana, skills: [] };
    expect(first(jobOf({ preferredEngineerIds: ['ana'] }), [unskilled, { ...boris, home: plovdiv }])).toEqual(
      ['boris', 'ana'],
    );
  });

  it('follows the weights it is given', () => {
    const engineers = [{ ...ana, home: northKm(40) }, boris];
    const job = jobOf({ preferredEngineerIds: ['ana'] });
    expect(rankCandidates(job, engineers, [], now)[0]?.engineerId).toBe('boris');
    expect(rankCandidates(job, engineers, [], now, { weights: { preferred: 500 } })[0]?.engineerId).toBe(
      'ana',
    );
  });

  it('follows the travel it is given', () => {
    expect(rankCandidates(jobOf(), [ana], [], now, { travel: halfAnHour })[0]).toMatchObject({
      travelMinutes: 30,
      distanceKm: 7,
    });
  });

  it('is the same whatever the order of the engineers', () => {
    expect(first(jobOf(), [boris, ana])).toEqual(first(jobOf(), [ana, boris]));
  });
});
