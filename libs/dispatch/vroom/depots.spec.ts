import { describe, expect, it } from '@jest/globals';
import { readVroom } from './read';
import { day, engineer, jobs, refusal, solve } from './day.fixture';

/** A pump needs two seals and a crane, of which there is one seal on the van; the depot is at place 3. */
const pump = { ...jobs[1]!, parts: [{ kind: 4, amount: 2 }], tools: [8] };
const van = { ...engineer, stock: [{ kind: 4, amount: 1 }], tools: [5] };
const depots = [
  { id: 1, location_index: 3, service: 300, time_windows: [[28_800, 50_000]], description: 'Main store' },
];
const stocked = { ...day, jobs: [jobs[0]!, pump], vehicles: [van], depots };

describe("parts, tools and depots in VROOM's form", () => {
  it('stops at a depot, says what is fetched there, and counts it as no job', () => {
    const answer = solve(stocked);
    const steps = answer.routes[0]!.steps;
    const order = steps.map(({ type, id }) => `${type} ${id}`);
    expect(order.indexOf('depot 1')).toBeGreaterThan(0);
    expect(order.indexOf('depot 1')).toBeLessThan(order.indexOf('job 2'));
    expect(steps.find(step => step.type === 'depot')).toMatchObject({
      id: 1,
      location_index: 3,
      service: 300,
      description: 'Main store',
      fetched: { parts: [{ kind: 4, amount: 1 }], tools: [8] },
    });
    expect(answer.summary).toMatchObject({
      unassigned: 0,
      priority: 10,
      service: 3_600 + 5_400 + 300 + 1_800,
    });
  });

  it('does not stop where all is on the van, or nothing is needed', () => {
    const full = { ...van, stock: [{ kind: 4, amount: 2 }], tools: [8] };
    for (const change of [{ vehicles: [full] }, { jobs: jobs.slice(0, 2) }])
      expect(solve({ ...stocked, ...change }).routes[0]!.steps.map(step => step.type)).not.toContain('depot');
  });

  it('begins with the stops that are in the steps, and comes back unchanged', () => {
    const [route] = solve(stocked).routes;
    const again = solve({ ...stocked, vehicles: [{ ...van, steps: route!.steps }] }, 0);
    expect(again.routes[0]!.steps).toEqual(route!.steps);
    const elsewhere = [
      { type: 'depot', id: 1 },
      { type: 'job', id: 2 },
      { type: 'job', id: 1 },
    ];
    const late = { ...jobs[0]!, time_windows: [[30_000, 60_000]] };
    const kept = solve({ ...stocked, jobs: [late, pump], vehicles: [{ ...van, steps: elsewhere }] }, 0);
    const types = kept.routes[0]!.steps.filter(step => step.type !== 'break').map(step => step.type);
    expect(types).toEqual(['start', 'depot', 'job', 'job', 'end']);
  });

  it('stops for what a job needs that waits for another', () => {
    const survey = { ...jobs[0]!, priority: 20 };
    const { routes, unassigned } = solve({ ...stocked, jobs: [survey, { ...pump, after: [{ job: 1 }] }] });
    expect(unassigned).toEqual([]);
    const types = routes[0]!.steps.filter(({ type }) => type === 'job' || type === 'depot');
    expect(types.map(({ type, id }) => `${type} ${id}`)).toEqual(
      expect.arrayContaining(['job 1', 'depot 1', 'job 2']),
    );
    const again = { ...stocked, jobs: [survey, { ...pump, after: [{ job: 1 }] }] };
    const kept = solve({ ...again, vehicles: [{ ...van, steps: routes[0]!.steps }] }, 0);
    expect(kept.routes[0]!.steps).toEqual(routes[0]!.steps);
  });

  it('sends a crew of which one must stop first at one moment', () => {
    const vehicles = [van, { ...engineer, id: 8, skills: [2] }];
    const both = [{ ...jobs[0]!, skills: [2], location_index: 2 }, pump];
    const { routes, unassigned } = solve({ ...stocked, vehicles, jobs: both, together: [[1, 2]] });
    expect(unassigned).toEqual([]);
    const begins = routes.flatMap(({ steps }) =>
      steps.flatMap(step => (step.type === 'job' ? [step.arrival + step.waiting_time] : [])),
    );
    expect(begins).toHaveLength(2);
    expect(begins[0]).toBe(begins[1]);
    expect(routes.flatMap(({ steps }) => steps.filter(({ type }) => type === 'depot'))).toHaveLength(1);
  });

  it('fetches what is used up for the first part of a job, by name of it', () => {
    const long = { ...pump, split: { part: 2_700, may_share: true } };
    const { routes, unassigned } = solve({ ...stocked, jobs: [long] });
    expect(unassigned).toEqual([]);
    const steps = routes[0]!.steps.filter(({ type }) => type === 'job' || type === 'depot');
    expect(steps).toMatchObject([
      { type: 'depot', fetched: { parts: [{ kind: 4, amount: 1 }], tools: [8] } },
      { id: 2, part: 1, parts: 2 },
      { id: 2, part: 2, parts: 2 },
    ]);
    const again = solve({ ...stocked, jobs: [long], vehicles: [{ ...van, steps: routes[0]!.steps }] }, 0);
    expect(again.routes[0]!.steps).toEqual(routes[0]!.steps);
  });

  it('stops for what the ends of a shipment need', () => {
    const end = (id: number, needs: object) => ({ id, location_index: id, ...needs });
    const shipment = {
      pickup: end(1, { tools: [8] }),
      delivery: end(2, { parts: [{ kind: 4, amount: 2 }] }),
    };
    const { routes, unassigned } = solve({ ...stocked, jobs: [], shipments: [shipment] });
    expect(unassigned).toEqual([]);
    const steps = routes[0]!.steps.filter(({ type }) => ['pickup', 'delivery', 'depot'].includes(type));
    expect(steps).toMatchObject([
      { type: 'depot', fetched: { parts: [{ kind: 4, amount: 1 }], tools: [8] } },
      { type: 'pickup', id: 1 },
      { type: 'delivery', id: 2 },
    ]);
    const kept = {
      ...stocked,
      jobs: [],
      shipments: [shipment],
      vehicles: [{ ...van, steps: routes[0]!.steps }],
    };
    expect(solve(kept, 0).routes[0]!.steps).toEqual(routes[0]!.steps);
  });

  it('fetches no more than a depot has', () => {
    const few = (amount: number) => ({ ...depots[0], stock: [{ kind: 4, amount }] });
    const { unassigned } = solve({ ...stocked, depots: [few(0)] });
    expect(unassigned).toMatchObject([{ id: 2 }]);
    expect(solve({ ...stocked, depots: [few(1)] }).unassigned).toEqual([]);
    const both = { ...stocked, jobs: [{ ...jobs[0]!, parts: pump.parts, priority: 20 }, pump] };
    expect(solve({ ...both, depots: [few(2)] }).unassigned).toMatchObject([{ id: 2 }]);
  });

  it('estimates the way to depots by their coordinates', () => {
    const at = (longitude: number) => ({ location: [longitude, 42.7] });
    const { problem } = readVroom({
      jobs: [{ id: 1, ...at(23.3), tools: [1] }],
      vehicles: [{ id: 1, start: [23.2, 42.7] }],
      depots: [{ id: 1, ...at(23.4) }],
    });
    expect(problem.depots).toMatchObject([{ id: 1, place: 2 }]);
    expect(problem.matrices['car']!.durations).toHaveLength(3);
  });

  it('says of a job whose parts nobody has and no depot has that it is that', () => {
    const bare = { ...stocked, depots: [{ ...depots[0]!, parts: [3] }] };
    expect(solve(bare).unassigned).toMatchObject([
      { id: 2, reason: 'none of 1 engineers; 1 of them: part 4 is neither on the van nor in any depot' },
    ]);
    const tool = { ...stocked, depots: [{ ...depots[0]!, tools: [] }] };
    expect(solve(tool).unassigned[0]!.reason).toContain('tool 8 is neither on the van nor in any depot');
  });

  const depot = (change: object) => ({ ...stocked, depots: [{ ...depots[0]!, ...change }] });
  const job = (change: object) => ({ ...stocked, jobs: [jobs[0]!, { ...pump, ...change }] });
  const vehicle = (change: object) => ({ ...stocked, vehicles: [{ ...van, ...change }] });
  it.each<[string, unknown]>([
    ['depots: must be an array', { ...stocked, depots: {} }],
    ['depots[0].id: must be a number', depot({ id: 'store' })],
    ['depots[1].id: 1 is there twice', { ...stocked, depots: [depots[0], depots[0]] }],
    ['depots[0].location_index: is missing', depot({ location_index: undefined })],
    [
      'depots[0].location_index: must be a whole number from 0 to 3, the size of the matrix',
      depot({ location_index: 4 }),
    ],
    ['depots[0].service: must be a number, not negative', depot({ service: -1 })],
    ['depots[0].time_windows[0]: ends (1) before it begins (2)', depot({ time_windows: [[2, 1]] })],
    ['depots[0].parts[0]: must be a number', depot({ parts: ['seal'] })],
    ['depots[0].tools[1]: 8 is there twice', depot({ tools: [8, 8] })],
    ['depots[0].stock: must be an array', depot({ stock: 4 })],
    [
      'depots[0].stock[0].amount: must be a whole number, not negative',
      depot({ stock: [{ kind: 4, amount: 0.5 }] }),
    ],
    [
      'depots[0].stock[0].kind: 4 is not among the parts of the depot',
      depot({ stock: [{ kind: 4, amount: 1 }], parts: [5] }),
    ],
    ['jobs[1].parts: must be an array', job({ parts: { 4: 2 } })],
    ['jobs[1].parts[0].kind: must be a number', job({ parts: [{ amount: 1 }] })],
    ['jobs[1].parts[0].amount: must be a number', job({ parts: [{ kind: 4 }] })],
    [
      'jobs[1].parts[0].amount: must be a whole number, not negative',
      job({ parts: [{ kind: 4, amount: -1 }] }),
    ],
    ['jobs[1].parts[1].kind: 4 is there twice', job({ parts: [1, 2].map(amount => ({ kind: 4, amount })) })],
    ['jobs[1].tools[0]: must be a number', job({ tools: ['crane'] })],
    [
      'vehicles[0].stock[0].amount: must be a whole number, not negative',
      vehicle({ stock: [{ kind: 4, amount: 0.5 }] }),
    ],
    ['vehicles[0].tools: must be an array', vehicle({ tools: 8 })],
    ['vehicles[0].steps: there is no depot 9', vehicle({ steps: [{ type: 'depot', id: 9 }] })],
  ])('refuses: %s', (text, input) => {
    expect(refusal(input)).toBe(text);
  });
});
