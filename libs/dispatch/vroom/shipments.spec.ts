import { describe, expect, it } from '@jest/globals';
import { day, engineer, jobs, refusal, solve, square } from './day.fixture';

/** From place 1, where the depot is, to place 2. */
const bring = (amount?: number) => ({
  priority: 5,
  ...(amount === undefined ? {} : { amount: [amount] }),
  pickup: { id: 1, location_index: 1, service: 60, description: 'depot' },
  delivery: { id: 2, location_index: 2 },
});

describe("shipments in VROOM's form", () => {
  it('takes shipments, and counts and names both ends as VROOM does', () => {
    const van = { ...engineer, capacity: [3] };
    const goods = { ...jobs[0]!, pickup: [1], delivery: [2] };
    const answer = solve({ ...day, jobs: [goods], vehicles: [van], shipments: [bring(1)] });
    const steps = answer.routes[0]!.steps.filter(step => step.type !== 'break');
    const seen = steps.map(({ type, id, load }) => [type, id, load?.[0]]);
    expect(seen).toContainEqual(['pickup', 1, expect.any(Number)]);
    expect(steps.find(step => step.type === 'pickup')).toMatchObject({
      job: 1,
      description: 'depot',
      service: 60,
    });
    expect([seen[0], seen.at(-1)]).toEqual([
      ['start', undefined, 2],
      ['end', undefined, 1],
    ]);
    const order = steps.map(step => step.type);
    expect(order.indexOf('pickup')).toBeLessThan(order.indexOf('delivery'));
    expect(answer.summary).toMatchObject({ unassigned: 0, delivery: [3], pickup: [2], priority: 10 });
    const { unassigned } = solve({ ...day, jobs, shipments: [{ ...bring(), skills: [9] }] });
    expect(unassigned.slice(1)).toMatchObject([
      {
        id: 1,
        type: 'pickup',
        description: 'depot',
        reason: 'none of 1 engineers; 1 of them: skill 9 is missing',
      },
      { id: 2, type: 'delivery', location_index: 2 },
    ]);
  });

  it('begins with the ends of shipments that are in the steps', () => {
    const types = ['pickup', 'delivery'] as const;
    const steps = types.map((type, at) => ({ type, id: at + 1 }));
    const answer = solve(
      { vehicles: [{ ...engineer, steps }], matrices: { car: square }, shipments: [bring()] },
      0,
    );
    expect(answer.routes[0]!.steps.map(({ type, id }) => ({ type, id }))).toEqual(
      expect.arrayContaining(steps),
    );
  });

  it.each<[string, unknown]>([
    ['shipments[0].pickup: must be an object', { ...day, shipments: [{}] }],
    [
      'shipments[1].delivery.id: 2 is there twice',
      { ...day, shipments: [bring(), { ...bring(), pickup: { id: 3, location_index: 1 } }] },
    ],
    [
      'shipments[0].delivery.location_index: is missing',
      { ...day, shipments: [{ ...bring(), delivery: { id: 2 } }] },
    ],
    [
      'shipments[0].delivery.location_index: must be a whole number from 0 to 3, the size of the matrix',
      { ...day, shipments: [{ ...bring(), delivery: { id: 2, location_index: 4 } }] },
    ],
    ['shipments[0].priority: must be at most 100', { ...day, shipments: [{ ...bring(), priority: 101 }] }],
    [
      'shipments[0].pickup.after: is not for an end of a shipment',
      { ...day, shipments: [{ ...bring(), pickup: { id: 1, location_index: 1, after: [] } }] },
    ],
    ['shipments[0].amount: has 1 kinds of load, engineers 0', { ...day, shipments: [bring(1)] }],
    [
      'vehicles[0].steps[0].id: there is no pickup 9',
      { ...day, vehicles: [{ ...engineer, steps: [{ type: 'pickup', id: 9 }] }] },
    ],
    ['jobs[0].after[0].job: there is no job -1', { ...day, jobs: [{ ...jobs[0], after: [{ job: -1 }] }] }],
  ])('refuses: %s', (text, input) => {
    expect(refusal(input)).toBe(text);
  });
});
