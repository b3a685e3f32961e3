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

describe('a job with preferred windows', () => {
  const shift = [0, 36_000] as const;
  const wish = (windows: readonly (readonly [number, number])[], more: Partial<JobDescription> = {}) =>
    begins(dayOf([{ preferredWindows: windows, ...more }], { shift }))[1];

  it('begins in the nearest of them that its own windows and the shift let it reach', () => {
    expect(wish([[9_000, 9_600]])).toBe(9_000);
    expect(wish([[0, 300]])).toBe(600);
    expect(wish([[40_000, 50_000]])).toBe(36_000 - 600 - 3_600);
    const lunch = {
      windows: [
        [0, 9_000],
        [14_000, 36_000],
      ] as const,
    };
    expect(wish([[9_500, 13_000]], lunch)).toBe(9_000);
    expect(wish([[9_500, 13_700]], lunch)).toBe(14_000);
  });

  it('costs what is stated by the distance, up to the most', () => {
    const costAt = (most?: number) =>
      plan(
        dayOf([
          {
            windows: [[9_000, 9_000]],
            preferredWindows: [
              [1_800, 5_400],
              [30_000, 31_000],
            ],
            costPerOutsideHour: 50,
            mostOutsideCost: most,
          },
        ]),
        { iterations: 20 },
      ).cost;
    expect(costAt()).toBe(1_200 + 50);
    expect(costAt(30)).toBe(1_200 + 30);
    expect(costAt(0)).toBe(1_200);
  });

  it('is put off, and others with it, only where that costs less', () => {
    const day = (price: number) =>
      begins(
        dayOf(
          [
            { preferredWindows: [[8_000, 9_000]], costPerOutsideHour: price },
            { due: 6_000, costPerLateHour: 100 },
          ],
          { shift, route: [1, 2] },
        ),
      );
    expect(day(200)[1]).toBe(8_000);
    expect(day(200)[2]).toBe(8_000 - 600 - 3_600);
  });

  it('buys overtime where that is cheaper than a bad moment', () => {
    const ends = (costPerOvertimeHour: number) =>
      begins(
        dayOf([{ preferredWindows: [[10_000, 11_000]], costPerOutsideHour: 100 }], {
          shift: [0, 12_000],
          maxOvertimeSeconds: 3_600,
          costPerOvertimeHour,
        }),
      )[1];
    expect(ends(99)).toBe(10_000);
    expect(ends(101)).toBe(12_000 - 600 - 3_600);
  });

  it('is outside of them rather than left out', () => {
    const made = plan(dayOf([{ preferredWindows: [[-1e6, -1e6]], costPerOutsideHour: 1e6 }]), {
      iterations: 50,
    });
    expect(made.unserved).toEqual([]);
  });

  it('begins in one on this side of the break or on the other', () => {
    const breaks = [{ id: 1, windows: [[3_000, 3_000]] as const, durationSeconds: 7_200 }];
    const with1 = (from: number) =>
      begins(dayOf([{ durationSeconds: 600, preferredWindows: [[from, from]] }], { breaks }))[1];
    expect(with1(1_500)).toBe(1_500);
    expect(with1(4_000)).toBe(2_400);
    expect(with1(9_000)).toBe(10_200);
  });

  it.each([
    ['jobs[0].preferredWindows[0]: ends (1) before it begins (2)', { preferredWindows: [[2, 1]] as const }],
    ['jobs[0].preferredWindows: must not be empty', { preferredWindows: [] }],
    ['jobs[0].costPerOutsideHour: must be a number from 0 to 1e6', { costPerOutsideHour: -1 }],
    ['jobs[0].mostOutsideCost: must be a number from 0 to 1e6', { mostOutsideCost: Number.NaN }],
  ])('names the field with a fault: %s', (message, job) => {
    expect(() => plan(dayOf([job]), { iterations: 1 })).toThrow(message);
  });
});
