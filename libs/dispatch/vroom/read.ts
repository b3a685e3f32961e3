import { BadProblem } from '../model/description';
import type {
  EngineerDescription,
  JobDescription,
  Order,
  PersonDescription,
  ProblemDescription,
  RouteStop,
  Split,
  Window,
} from '../model/description';
import {
  fieldsOf,
  flagOf,
  listOf,
  numberOf,
  numbersByName,
  numbersOf,
  optional,
  pairOf,
  pairsOf,
  textOf,
} from './input';
import type { Fields } from './input';
import { matricesOf, placeIn, placesOf } from './places';
import type { Coordinates, Places } from './places';
import { readShipments } from './shipments';
import { amountsOf, depotsOf } from './depots';
import type { EndName, ReadShipments } from './shipments';

export interface VroomProblem {
  problem: ProblemDescription;
  /** By place, if the problem gives coordinates. */
  coordinates: Coordinates[];
  descriptions: Record<'jobs' | 'vehicles' | 'depots', Map<number, string>>;
  /** Of jobs that are ends of shipments; they are behind all others. */
  ends: ReadonlyMap<number, EndName>;
}

interface Steps {
  route: number[];
  stops: RouteStop[];
  pinned: number[];
  windows: Map<number, Window>;
}

/**
 * VROOM's API input (its docs/API.md, version 1.14): jobs, vehicles, matrices or coordinates. `vehicles[].steps` is a
 * warm start, as in VROOM; beyond it, a step with `"pinned": true` ties its job to the vehicle, and `service_at`,
 * `service_after`, `service_before` narrow the windows of a pinned one, and `service_factor` of a vehicle times the `service`
 * of jobs that state none for its `type`. `max_overtime` of a vehicle, in seconds, lets it end later than its `time_window`, at
 * `costs.per_overtime_hour`. `due` of a job is a moment from which a later begin costs `cost_per_late_hour`;
 * `preferred_time_windows` are those in which it had better begin, at `cost_per_outside_hour` to the nearest, `most_outside_cost` at most. Beside `jobs`,
 * `cost_per_spare_skill` keeps who can do more free for it, `cost_per_uneven_hour` is what uneven work costs; `same_vehicle`, `different_vehicle` and `together` are lists of groups of
 * ids of jobs. `after` of a job is a list of `{ job, min_gap, max_gap }`. Vehicles with the same `person`, a number, are shifts of one
 * human, and the groups speak of humans; `people` beside `jobs` is a list of `{ id, max_tasks, max_overtime, min_rest }`, for all of
 * their shifts. `split` of a job is `{ part, may_share }`: it is done in parts of so many seconds, each on another shift of one person
 * unless they may share one. `parts` and `tools` of a job are what it needs, `stock` and `tools` of a vehicle what is on it, and `depots`
 * where more is fetched.
 *
 * @throws BadProblem naming the field.
 */
export function readVroom(value: unknown): VroomProblem {
  const input = fieldsOf(value, 'problem');
  if (input.vehicles === undefined) throw new BadProblem('vehicles', 'is missing');
  const places = placesOf(input);
  const rows = listOf(input.jobs ?? [], 'jobs', fieldsOf);
  const cars = listOf(input.vehicles, 'vehicles', fieldsOf);
  const shipments = readShipments(
    input.shipments,
    rows.flatMap(row => (typeof row.id === 'number' ? [row.id] : [])),
  );
  const steps = cars.map((car, index) => readSteps(car, `vehicles[${index}]`, shipments));
  const pins = new Map(
    cars.flatMap((car, index) =>
      steps[index]!.pinned.map(job => [job, numberOf(car.id, `vehicles[${index}].id`)]),
    ),
  );
  const narrowed = new Map(steps.flatMap(one => [...one.windows]));
  const jobs = [...rows.map((row, index) => ({ row, field: `jobs[${index}]` })), ...shipments.rows].map(
    ({ row, field }) => readJob(row, field, places, pins, narrowed),
  );
  const engineers = cars.map((car, index) => readVehicle(car, `vehicles[${index}]`, places, steps[index]!));
  const depotRows = listOf(input.depots ?? [], 'depots', fieldsOf);
  const depots = depotsOf(depotRows, places);
  const describedBy = (list: readonly Fields[]) =>
    new Map(
      list.flatMap(one => (typeof one.description === 'string' ? [[Number(one.id), one.description]] : [])),
    );
  return {
    problem: {
      engineers,
      jobs,
      matrices: matricesOf(places, [...new Set(engineers.map(one => one.profile))]),
      sameEngineer: optional(input, 'same_vehicle', 'problem', groupsOf),
      differentEngineer: optional(input, 'different_vehicle', 'problem', groupsOf),
      together: optional(input, 'together', 'problem', groupsOf),
      costPerSpareSkill: optional(input, 'cost_per_spare_skill', 'problem', numberOf),
      costPerUnevenHour: optional(input, 'cost_per_uneven_hour', 'problem', numberOf),
      people: optional(input, 'people', 'problem', peopleOf),
      ...(shipments.shipments.length > 0 ? { shipments: shipments.shipments } : {}),
      ...(depots.length > 0 ? { depots } : {}),
    },
    coordinates: places.coordinates,
    descriptions: {
      jobs: describedBy([...rows, ...shipments.rows.map(({ row }) => row)]),
      vehicles: describedBy(cars),
      depots: describedBy(depotRows),
    },
    ends: shipments.names,
  };
}

const groupsOf = (value: unknown, field: string) => listOf(value, field.replace('problem.', ''), numbersOf);

function readJob(
  row: Fields,
  field: string,
  places: Places,
  pins: ReadonlyMap<number, number>,
  narrowed: ReadonlyMap<number, Window>,
): JobDescription {
  const id = numberOf(row.id, `${field}.id`);
  const place = placeIn(places, row, 'location', field);
  if (place === undefined)
    throw new BadProblem(`${field}.${places.matrices ? 'location_index' : 'location'}`, 'is missing');
  const windows = optional(row, 'time_windows', field, pairsOf);
  return {
    id,
    place,
    durationSeconds: optional(row, 'service', field, numberOf),
    durationPerType: optional(row, 'service_per_type', field, numbersByName),
    setupSeconds: optional(row, 'setup', field, numberOf),
    setupPerType: optional(row, 'setup_per_type', field, numbersByName),
    priority: optional(row, 'priority', field, numberOf),
    due: optional(row, 'due', field, numberOf),
    costPerLateHour: optional(row, 'cost_per_late_hour', field, numberOf),
    preferredWindows: optional(row, 'preferred_time_windows', field, pairsOf),
    costPerOutsideHour: optional(row, 'cost_per_outside_hour', field, numberOf),
    mostOutsideCost: optional(row, 'most_outside_cost', field, numberOf),
    windows: narrow(windows, narrowed.get(id), field),
    skills: optional(row, 'skills', field, numbersOf),
    demand: optional(row, 'delivery', field, numbersOf) ?? optional(row, 'amount', field, numbersOf),
    pickup: optional(row, 'pickup', field, numbersOf),
    parts: optional(row, 'parts', field, amountsOf),
    tools: optional(row, 'tools', field, numbersOf),
    pinnedTo: pins.get(id),
    after: optional(row, 'after', field, ordersOf),
    split: optional(row, 'split', field, splitOf),
  };
}

const peopleOf = (value: unknown, field: string) =>
  listOf(value, field.replace('problem.', ''), (item, at): PersonDescription => {
    const person = fieldsOf(item, at);
    return {
      id: numberOf(person.id, `${at}.id`),
      maxJobs: optional(person, 'max_tasks', at, numberOf),
      maxOvertimeSeconds: optional(person, 'max_overtime', at, numberOf),
      minRestSeconds: optional(person, 'min_rest', at, numberOf),
    };
  });

const splitOf = (value: unknown, field: string): Split => {
  const split = fieldsOf(value, field);
  return {
    partSeconds: numberOf(split.part, `${field}.part`),
    mayShareShift: optional(split, 'may_share', field, flagOf),
  };
};

const ordersOf = (value: unknown, field: string) =>
  listOf(value, field, (item, at): Order => {
    const order = fieldsOf(item, at);
    return {
      job: numberOf(order.job, `${at}.job`),
      minGapSeconds: optional(order, 'min_gap', at, numberOf),
      maxGapSeconds: optional(order, 'max_gap', at, numberOf),
    };
  });

function narrow(
  windows: [number, number][] | undefined,
  by: Window | undefined,
  field: string,
): readonly Window[] | undefined {
  if (!by) return windows;
  const left = (windows ?? [[-1e12, 1e12]]).flatMap(([from, to]): Window[] =>
    Math.max(from, by[0]) <= Math.min(to, by[1]) ? [[Math.max(from, by[0]), Math.min(to, by[1])]] : [],
  );
  if (left.length === 0) throw new BadProblem(`${field}.time_windows`, 'leave nothing of the pinned time');
  return left;
}

function readVehicle(
  car: Fields,
  field: string,
  places: Places,
  { route, stops }: Steps,
): EngineerDescription {
  const costs = optional(car, 'costs', field, fieldsOf) ?? {};
  const startPlace = placeIn(places, car, 'start', field);
  const endPlace = placeIn(places, car, 'end', field);
  if (startPlace === undefined && endPlace === undefined)
    throw new BadProblem(`${field}.start${places.matrices ? '_index' : ''}`, 'or an end is needed');
  return {
    id: numberOf(car.id, `${field}.id`),
    person: optional(car, 'person', field, numberOf),
    profile: optional(car, 'profile', field, textOf) ?? 'car',
    startPlace,
    endPlace,
    shift: optional(car, 'time_window', field, pairOf),
    maxOvertimeSeconds: optional(car, 'max_overtime', field, numberOf),
    skills: optional(car, 'skills', field, numbersOf),
    capacity: optional(car, 'capacity', field, numbersOf),
    stock: optional(car, 'stock', field, amountsOf),
    tools: optional(car, 'tools', field, numbersOf),
    maxJobs: optional(car, 'max_tasks', field, numberOf),
    maxTravelSeconds: optional(car, 'max_travel_time', field, numberOf),
    maxDistanceMetres: optional(car, 'max_distance', field, numberOf),
    speedFactor: optional(car, 'speed_factor', field, numberOf),
    durationFactor: optional(car, 'service_factor', field, numberOf),
    type: optional(car, 'type', field, textOf),
    costFixed: optional(costs, 'fixed', `${field}.costs`, numberOf),
    costPerTravelHour: optional(costs, 'per_hour', `${field}.costs`, numberOf),
    costPerOvertimeHour: optional(costs, 'per_overtime_hour', `${field}.costs`, numberOf),
    costPerKm: optional(costs, 'per_km', `${field}.costs`, numberOf),
    breaks: optional(car, 'breaks', field, (list, name) =>
      listOf(list, name, (item, at) => {
        const pause = fieldsOf(item, at);
        return {
          id: numberOf(pause.id, `${at}.id`),
          windows: optional(pause, 'time_windows', at, pairsOf) ?? [[-1e12, 1e12]],
          durationSeconds: optional(pause, 'service', at, numberOf) ?? 0,
        };
      }),
    )?.sort((a, b) => a.windows[0]![0] - b.windows[0]![0] || a.windows.at(-1)![1] - b.windows.at(-1)![1]),
    route,
    ...(stops.length > 0 ? { routeStops: stops } : {}),
  };
}

function readSteps(car: Fields, field: string, { idOf }: ReadShipments): Steps {
  const steps: Steps = { route: [], stops: [], pinned: [], windows: new Map() };
  for (const [index, item] of listOf(car.steps ?? [], `${field}.steps`, fieldsOf).entries()) {
    if (item.type === 'depot')
      steps.stops.push({
        depot: numberOf(item.id, `${field}.steps[${index}].id`),
        behind: steps.route.length,
      });
    if (item.type !== 'job' && item.type !== 'pickup' && item.type !== 'delivery') continue;
    const at = `${field}.steps[${index}]`;
    const stated = numberOf(item.id ?? item.job, `${at}.id`);
    const id = item.type === 'job' ? stated : idOf[item.type].get(stated);
    if (id === undefined) throw new BadProblem(`${at}.id`, `there is no ${item.type} ${stated}`);
    steps.route.push(id);
    if (item.pinned !== true) continue;
    steps.pinned.push(id);
    const exact = optional(item, 'service_at', at, numberOf);
    const after = optional(item, 'service_after', at, numberOf) ?? exact;
    const before = optional(item, 'service_before', at, numberOf) ?? exact;
    if (after !== undefined || before !== undefined) steps.windows.set(id, [after ?? -1e12, before ?? 1e12]);
  }
  return steps;
}
