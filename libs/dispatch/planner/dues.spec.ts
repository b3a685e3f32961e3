import { describe, expect, it } from '@jest/globals';
import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { plan } from './plan';

/** Places along a road, ten minutes apart. */
const durations = [0, 1, 2, 3].map(from => [0, 1, 2, 3].map(to => Math.abs(from - to) * 600));

function dayOf(
  jobs: Partial<JobDescription>[],
  engineer: Partial<EngineerDescription> = {},
): ProblemDescription {
  return {
    matrices: { car: { durations } },
    engineers: [{ id: 1, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 36_000], ...engineer }],
    jobs: jobs.map((job, at) => ({ id: at + 1, place: at + 1, durationSeconds: 3_600, ...job })),
  };
}

function begins(problem: ProblemDescription): Record<number, number> {
  const { routes } = plan(problem, { iterations: 300 });
  return Object.fromEntries(
    routes.flatMap(({ steps }) =>
      steps.flatMap(step => (step.kind === 'job' ? [[step.id!, step.arrival + step.waiting]] : [])),
    ),
  );
}

describe('a job that is due', () => {
  // Far first costs no way, the near one on the way home; the one in the middle first is ten minutes more.
  const open: Partial<JobDescription>[] = [
    { place: 3 },
    { place: 2 },
    { place: 2, windows: [[12_000, 36_000]] },
  ];

  it('is done first where that costs less than being late', () => {
    const due = (costPerLateHour: number) =>
      begins(dayOf([open[0]!, { ...open[1], due: 1_200, costPerLateHour }, open[2]!]));
    expect(due(36_000)[2]).toBe(1_200);
    expect(due(36_000)[1]).toBeGreaterThan(1_200);
  });

  it('is late rather than left out, whatever that costs', () => {
    const made = plan(dayOf([{ due: -36_000, costPerLateHour: 1e6 }]), { iterations: 50 });
    expect(made.unserved).toEqual([]);
    expect(made.cost).toBeCloseTo(1_200 + (36_600 / 3_600) * 1e6, 1);
  });

  it('is not put off although the engineer waits behind it', () => {
    const later = { windows: [[20_000, 20_000]] as const };
    const shift = [0, 25_000] as const;
    expect(begins(dayOf([{}, later], { shift }))[1]).toBe(20_000 - 600 - 3_600);
    expect(begins(dayOf([{ due: 100 }, later], { shift }))[1]).toBe(600);
    expect(begins(dayOf([{ due: 9_000 }, later], { shift }))[1]).toBe(9_000);
  });

  it('comes before the break if that can be', () => {
    const breakUntil = (last: number) => [{ id: 1, windows: [[0, last]] as const, durationSeconds: 1_800 }];
    expect(begins(dayOf([{ due: 600 }], { breaks: breakUntil(4_200) }))[1]).toBe(600);
    expect(begins(dayOf([{ due: 600 }], { breaks: breakUntil(4_199) }))[1]).toBe(2_400);
  });

  it.each([
    ['jobs[0].due: must be a number', { due: NaN }],
    ['jobs[0].costPerLateHour: must be a number from 0 to 1e6', { due: 0, costPerLateHour: 2e6 }],
  ])('names the field with a fault: %s', (message, job) => {
    expect(() => plan(dayOf([job]), { iterations: 1 })).toThrow(message);
  });
});
