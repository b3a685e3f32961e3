import { describe, expect, it } from '@jest/globals';
import { day, engineer, jobs, refusal, solve } from './day.fixture';

/** The day with one field changed: `change` gets a deep copy. */
function spoilt(change: (copy: typeof day) => void): unknown {
  const copy = structuredClone(day);
  change(copy);
  return copy;
}

describe("VROOM's form", () => {
  it('comes out as VROOM would write it, with reasons', () => {
    const answer = solve(day);
    expect(answer.code).toBe(0);
    expect(answer.summary).toMatchObject({
      cost: 2_100,
      routes: 1,
      unassigned: 1,
      service: 10_800,
      setup: 300,
    });
    expect(answer.unassigned).toEqual([
      { id: 3, type: 'job', location_index: 3, reason: 'none of 1 engineers; 1 of them: skill 9 is missing' },
    ]);
    const [route] = answer.routes;
    expect(route).toMatchObject({
      vehicle: 7,
      description: 'Ilieva',
      duration: 2_100,
      waiting_time: 0,
      priority: 10,
    });
    expect(route?.steps.map(step => step.type)).toEqual(['start', 'job', 'job', 'break', 'end']);
    const [start, first] = route?.steps ?? [];
    // Leaves as late as the day allows without ending later.
    expect(first!.arrival - start!.arrival).toBe(600);
    expect(route?.steps.at(-1)).toMatchObject({ type: 'end', location_index: 0, duration: 2_100 });
  });

  it('estimates the way between coordinates', () => {
    const sofia = [23.3219, 42.6977];
    const answer = solve({
      vehicles: [{ id: 1, start: sofia }],
      jobs: [{ id: 1, location: [24.7453, 42.1354] }],
    });
    expect(answer.summary.duration / 60).toBeGreaterThan(80);
    expect(answer.summary.duration / 60).toBeLessThan(130);
    expect(answer.routes[0]?.steps[1]?.location).toEqual([24.7453, 42.1354]);
    expect(answer.summary.distance).toBeGreaterThan(100_000);
  });

  it('keeps pinned steps with their engineer, and at their time', () => {
    const other = { ...engineer, id: 8, start_index: 1, end_index: 1, breaks: [] };
    const steps = [
      { type: 'start' },
      { type: 'job', id: 1, pinned: true, service_at: 36_000 },
      { type: 'end' },
    ];
    const answer = solve({ ...day, vehicles: [{ ...engineer, steps }, other] });
    const visit = answer.routes.find(one => one.vehicle === 7)?.steps.find(step => step.id === 1);
    expect(visit && visit.arrival + visit.waiting_time).toBe(36_000);
  });

  it("takes the time of the vehicle's type, and the factor for what states none", () => {
    const typed = { ...jobs[0], service_per_type: { senior: 1_800 }, setup_per_type: { senior: 60 } };
    const one = (vehicle: object) =>
      solve({ ...day, jobs: [typed, jobs[1]], vehicles: [{ ...engineer, ...vehicle }] }).summary;
    expect(one({})).toMatchObject({ service: 10_800, setup: 300 });
    expect(one({ type: 'senior' })).toMatchObject({ service: 9_000, setup: 60 });
    expect(one({ type: 'junior', service_factor: 1.5 })).toMatchObject({ service: 15_300, setup: 300 });
    expect(one({ type: 'senior', service_factor: 1.5 })).toMatchObject({ service: 11_700, setup: 60 });
  });

  it('takes groups of jobs for one vehicle, or for different ones', () => {
    const two = { ...day, jobs: jobs.slice(0, 2), vehicles: [engineer, { ...engineer, id: 8 }] };
    const used = (groups: object) => solve({ ...two, ...groups }).routes.length;
    expect(used({ same_vehicle: [[1, 2]] })).toBe(1);
    expect(used({ different_vehicle: [[1, 2]] })).toBe(2);
    expect(used({ together: [[1, 2]] })).toBe(2);
  });

  it('takes vehicles that are shifts of one person', () => {
    const shifts = [7, 8].map(id => ({ ...engineer, id, person: 1, breaks: [] }));
    const later = { ...shifts[1]!, time_window: [100_000, 130_000] };
    const two = { ...day, jobs: jobs.slice(0, 2), vehicles: [shifts[0], later] };
    const unassigned = (groups: object) => solve({ ...two, ...groups }).summary.unassigned;
    expect(unassigned({ same_vehicle: [[1, 2]] })).toBe(0);
    expect(unassigned({ different_vehicle: [[1, 2]] })).toBe(1);
    const of = (limits: object) => ({ ...two, people: [{ id: 1, ...limits }] });
    expect(solve(of({ max_tasks: 1 })).summary.unassigned).toBe(1);
    expect(refusal(of({ min_rest: 100_000 }))).toBe(
      'people[0].min_rest: leaves nothing of the shift of engineer 7',
    );
    expect(refusal(of({ max_overtime: -1 }))).toBe('people[0].max_overtime: must be a number, not negative');
    expect(refusal({ ...two, vehicles: shifts })).toBe(
      'vehicles[1].time_window: overlaps that of engineer 7, who is the same person',
    );
  });

  it('takes jobs that are done in parts on shifts of one person', () => {
    const shifts = [0, 1].map(at => ({
      ...engineer,
      id: 7 + at,
      person: 1,
      breaks: [],
      capacity: [3],
      time_window: [28_800 + at * 86_400, 61_200 + at * 86_400],
    }));
    const long = { ...jobs[1], service: 40_000, delivery: [2], split: { part: 30_000 } };
    const answer = solve({ ...day, jobs: [long], vehicles: shifts });
    const steps = answer.routes.flatMap(one => one.steps.filter(step => step.type === 'job'));
    expect(steps).toMatchObject([
      { job: 2, part: 1, parts: 2, service: 30_000, load: [0] },
      { job: 2, part: 2, parts: 2, service: 10_000, load: [0] },
    ]);
    expect(answer.summary).toMatchObject({ priority: 10, delivery: [2], unassigned: 0 });
    expect(refusal({ ...day, jobs: [{ ...long, split: { part: 0 } }], vehicles: shifts })).toBe(
      'jobs[0].split.part: must be a number above 0',
    );
    expect(refusal({ ...day, jobs: [{ ...long, split: { part: 1, may_share: 1 } }] })).toBe(
      'jobs[0].split.may_share: must be true or false',
    );
  });

  it('takes jobs that wait for others', () => {
    const after = [{ job: 1, min_gap: 3_000, max_gap: 4_000 }];
    const { routes } = solve({ ...day, jobs: [jobs[0], { ...jobs[1], after }] });
    const visits = routes.flatMap(one => one.steps).filter(step => step.type === 'job');
    const [first, second] = visits.map(step => step.arrival + step.waiting_time);
    expect(second! - first! - 3_900).toBeGreaterThanOrEqual(3_000);
    expect(second! - first! - 3_900).toBeLessThanOrEqual(4_000);
  });

  it('takes a moment at which a job is due, and says how late it is', () => {
    const one = (due: number, cost_per_late_hour?: number) => ({ ...jobs[1], due, cost_per_late_hour });
    const late = (job: object) => solve({ ...day, jobs: [jobs[0], job] }).summary;
    const { cost, ...inTime } = late(one(86_400));
    expect(inTime).not.toHaveProperty('late');
    expect(late(one(0, 7_200))).toMatchObject({ cost: cost + 2 * late(one(0)).late!, unassigned: 0 });
  });

  it('takes goods into account', () => {
    const goods = (amount: number) => ({ ...jobs[1], delivery: [amount] });
    const van = { ...engineer, capacity: [3] };
    const two = { ...day, vehicles: [van], jobs: [goods(2), { ...goods(2), id: 5 }] };
    expect(solve(two).summary).toMatchObject({ unassigned: 1, delivery: [2], amount: [2] });
    expect(solve({ ...two, jobs: [goods(1), { ...goods(2), id: 5 }] }).summary.unassigned).toBe(0);
  });

  it.each<[string, unknown]>([
    ['problem: must be an object', null],
    ['vehicles: is missing', { jobs }],
    ['vehicles: at least one is needed', { ...day, vehicles: [] }],
    ['vehicles: must be an array', { ...day, vehicles: {} }],
    ['jobs[0].service: must be a number, not negative', spoilt(copy => (copy.jobs[0]!.service = -1))],
    ['jobs[1].service: must be a number', spoilt(copy => (copy.jobs[1]!.service = NaN))],
    ['cost_per_uneven_hour: must be a number from 0 to 1e6', { ...day, cost_per_uneven_hour: -1 }],
    ['jobs[1].priority: must be at most 100', spoilt(copy => (copy.jobs[1]!.priority = 101))],
    ['jobs[0].due: must be a number', { ...day, jobs: [{ ...jobs[0], due: Infinity }] }],
    [
      'jobs[0].cost_per_late_hour: must be a number from 0 to 1e6',
      { ...day, jobs: [{ ...jobs[0], due: 0, cost_per_late_hour: -1 }] },
    ],
    [
      'jobs[1].preferred_time_windows[0]: ends (1) before it begins (2)',
      { ...day, jobs: [jobs[0], { ...jobs[1], preferred_time_windows: [[2, 1]] }] },
    ],
    [
      'jobs[1].service_per_type.senior: must be a number, not negative',
      { ...day, jobs: [jobs[0], { ...jobs[1], service_per_type: { senior: -1 } }] },
    ],
    [
      'jobs[0].setup_per_type.x: must be a number',
      { ...day, jobs: [{ ...jobs[0], setup_per_type: { x: '1' } }] },
    ],
    [
      'vehicles[0].service_factor: must be above 0, up to 100',
      { ...day, vehicles: [{ ...engineer, service_factor: 0 }] },
    ],
    [
      'jobs[1].after[0].max_gap: is less than the least gap (2)',
      { ...day, jobs: [jobs[0], { ...jobs[1], after: [{ job: 1, min_gap: 2, max_gap: 1 }] }] },
    ],
    ['same_vehicle[0][1]: there is no job 9', { ...day, same_vehicle: [[1, 9]] }],
    ['different_vehicle[0]: must be an array', { ...day, different_vehicle: [1] }],
    ['vehicles[0].type: must be a text', { ...day, vehicles: [{ ...engineer, type: 7 }] }],
    [
      'jobs[0].time_windows[0]: ends (20000) before it begins (30000)',
      spoilt(copy => (copy.jobs[0]!.time_windows = [[30_000, 20_000]])),
    ],
    ['jobs[0].time_windows: must not be empty', spoilt(copy => (copy.jobs[0]!.time_windows = []))],
    [
      'jobs[0].time_windows[0]: must be two numbers',
      spoilt(copy => (copy.jobs[0]!.time_windows = [[1, 2, 3]])),
    ],
    [
      'jobs[2].location_index: must be a whole number from 0 to 3, the size of the matrix',
      spoilt(copy => (copy.jobs[2]!.location_index = 4)),
    ],
    ['jobs[1].id: 1 is there twice', spoilt(copy => (copy.jobs[1]!.id = 1))],
    [
      'matrices.car.durations[2]: has 3 entries, expected 4',
      spoilt(copy => copy.matrices.car.durations[2]!.pop()),
    ],
    [
      'matrices.car.durations[0][1]: must be a number',
      spoilt(copy => (copy.matrices.car.durations[0]![1] = NaN)),
    ],
    [
      'matrices.car.durations[0][1]: must be a number from 0 to 1e9',
      spoilt(copy => (copy.matrices.car.durations[0]![1] = -5)),
    ],
    [
      'vehicles[0].profile: there is no matrix "bike"',
      { ...day, vehicles: [{ ...engineer, profile: 'bike' }] },
    ],
    [
      'vehicles[0].time_window: ends (1) before it begins (2)',
      { ...day, vehicles: [{ ...engineer, time_window: [2, 1] }] },
    ],
    [
      'vehicles[0].speed_factor: must be above 0, up to 100',
      { ...day, vehicles: [{ ...engineer, speed_factor: 0 }] },
    ],
    [
      'vehicles[0].steps[0]: there is no job 99',
      { ...day, vehicles: [{ ...engineer, steps: [{ type: 'job', id: 99 }] }] },
    ],
    [
      'jobs[2].pinned: engineer 7 cannot: skill 9 is missing',
      { ...day, vehicles: [{ ...engineer, steps: [{ type: 'job', id: 3, pinned: true }] }] },
    ],
    ['matrices: needed for vehicles[0].start_index', { vehicles: [{ id: 1, start_index: 0 }] }],
  ])('refuses: %s', (text, input) => {
    expect(refusal(input)).toBe(text);
  });

  it('says which pins cannot be kept together', () => {
    const steps = [1, 2].map(id => ({ type: 'job', id, pinned: true, service_at: 36_000 }));
    expect(refusal({ ...day, vehicles: [{ ...engineer, steps }] })).toMatch(
      /^jobs\[\d\]\.pinned: does not fit into the day of engineer 7/,
    );
  });
});
