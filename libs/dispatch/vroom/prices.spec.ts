import { describe, expect, it } from '@jest/globals';
import { plan } from '../planner/plan';
import { readVroom } from './read';
import { writeVroom } from './write';

const visit = { id: 2, location_index: 1, service: 5_400 };
const day = {
  jobs: [visit],
  vehicles: [
    {
      id: 7,
      start_index: 0,
      end_index: 0,
      time_window: [28_800, 61_200],
      breaks: [{ id: 1, time_windows: [[43_200, 46_800]], service: 1_800 }],
    },
  ],
  matrices: {
    car: {
      durations: [
        [0, 900],
        [900, 0],
      ],
    },
  },
};

function solve(input: unknown) {
  const problem = readVroom(input);
  return writeVroom(problem, plan(problem.problem, { iterations: 100 }), 12);
}

describe("prices beyond VROOM's", () => {
  it('takes windows that are preferred, and says how far outside of them a job is', () => {
    const one = (from: number, cost_per_outside_hour?: number) => ({
      ...visit,
      preferred_time_windows: [[from, from]],
      cost_per_outside_hour,
    });
    const out = (job: object) => solve({ ...day, jobs: [job] }).summary;
    const { cost, ...inside } = out(one(36_000));
    expect(inside).not.toHaveProperty('outside');
    expect(out(one(0, 7_200))).toMatchObject({ cost: cost + 2 * out(one(0)).outside!, unassigned: 0 });
  });

  it('takes a price of uneven work', () => {
    const { summary, routes } = solve({ ...day, cost_per_uneven_hour: 100 });
    // Breaks are service, too, but no work.
    const hours = (summary.service - 1_800 + summary.setup + summary.duration) / 3_600;
    const cost = routes.reduce((sum, route) => sum + route.cost, 0);
    expect(routes).toHaveLength(1);
    expect(summary.cost - cost).toBeCloseTo(50 * hours ** 2, 1);
  });
});
