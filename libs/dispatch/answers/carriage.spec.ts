import { describe, expect, it } from '@jest/globals';
import type { ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { explain } from './explain';
import { replan } from './replan';
import { slots } from './slots';

/** From place 1 to place 2 and on; the van holds one thing. */
const day: ProblemDescription = {
  matrices: {
    car: {
      durations: [
        [0, 10, 20],
        [10, 0, 10],
        [20, 10, 0],
      ],
    },
  },
  engineers: [{ id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 200], capacity: [1] }],
  jobs: [
    { id: 1, place: 1 },
    { id: 2, place: 2 },
  ],
  shipments: [{ pickup: 1, delivery: 2, amount: [1] }],
};
const made = plan(day, { iterations: 20 });

describe('a day in which things are fetched and brought', () => {
  it('offers other jobs no place at which the van is full', () => {
    const places = (job: object) =>
      slots(day, made, { id: 9, place: 1, durationSeconds: 5, ...job }, 9).map(({ from }) => from);
    expect(places({})).toHaveLength(3);
    // Loaded there and kept: only when the other thing has been brought.
    expect(places({ pickup: [1] })).toEqual([30]);
    // Brought from the start of the shift: only before it is fetched.
    expect(places({ demand: [1] })).toEqual([10]);
  });

  it('says that its ends are not offered or explained on their own, and that it is not planned anew', () => {
    expect(() => slots(day, made, day.jobs[1]!, 3)).toThrow('job.id: the ends of a shipment are not offered');
    expect(() => explain(day, made, 1)).toThrow('job: 1 is an end of a shipment');
    const again = (problem: ProblemDescription) => () =>
      replan(problem, made, [], { at: 0 }, { iterations: 0 });
    expect(again(day)).toThrow('shipments: cannot be planned anew');
    const { shipments: _, ...alone } = day;
    const collected = { ...alone, jobs: [day.jobs[0]!, { ...day.jobs[1]!, pickup: [1] }] };
    expect(again(collected)).toThrow('jobs[1].pickup: cannot be planned anew');
  });
});
