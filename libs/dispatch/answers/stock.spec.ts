import { describe, expect, it } from '@jest/globals';
import type { ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { explain } from './explain';
import { rearrange } from './rearrange';
import { replan } from './replan';
import { slots } from './slots';

const day: ProblemDescription = {
  matrices: {
    car: {
      durations: [
        [0, 10],
        [10, 0],
      ],
    },
  },
  engineers: [{ id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 200], tools: [8] }],
  jobs: [{ id: 1, place: 1, tools: [8] }],
};
const made = plan(day, { iterations: 20 });

describe('a day on which jobs need parts or tools', () => {
  it('is not asked or planned anew while it runs, and says so', () => {
    const standing = 'jobs[0].tools: is not known of a plan as it stands';
    expect(() => explain(day, made, 1)).toThrow(standing);
    expect(() => slots(day, made, { id: 9, place: 1 }, 3)).toThrow(standing);
    const running = 'jobs[0].tools: cannot be planned anew while the days are running';
    expect(() => replan(day, made, [], { at: 0 }, { iterations: 0 })).toThrow(running);
    const promised = { was: new Map(), homeless: new Set<number>(), urgent: new Set<number>() };
    expect(() => rearrange(day, promised, { at: 0 }, { iterations: 0 })).toThrow(running);
  });

  it('refuses a new job that needs some in a day that needs none', () => {
    const free = { ...day, jobs: [{ id: 1, place: 1 }] };
    const asked = { id: 9, place: 1, parts: [{ kind: 4, amount: 1 }] };
    expect(() => slots(free, made, asked, 3)).toThrow('jobs[1].parts: is not known of a plan as it stands');
  });
});
