import type { KindAmount } from '../model/description';

/** A moment of a route. `travel` is the travel since the start, breaks and waiting left out. */
export interface PlanStep {
  kind: 'start' | 'job' | 'depot' | 'break' | 'end';
  /** Job, depot or break; none at start and end. */
  id?: number;
  /** At a depot: what the rest of the shift needs and is not on the van. */
  fetched?: { parts: KindAmount[]; tools: number[] };
  /** Of a job that is done in parts: which one, from 1, of how many. */
  part?: number;
  parts?: number;
  /** Index in the matrix; a break has none, it may be on the road. */
  place?: number;
  arrival: number;
  waiting: number;
  setup: number;
  /** Of the job or the break. */
  duration: number;
  travel: number;
}

export interface PlanRoute {
  /** Id of the engineer. */
  engineer: number;
  steps: PlanStep[];
  travelSeconds: number;
  waitingSeconds: number;
  /** By which it ends after the shift. */
  overtimeSeconds: number;
  /** Null without a matrix of distances. */
  distanceMetres: number | null;
  cost: number;
}

export interface UnservedJob {
  id: number;
  reason: string;
}

/** Times in the problem's seconds. Only engineers with jobs have a route. */
export interface Plan {
  routes: PlanRoute[];
  unserved: UnservedJob[];
  unservedPriority: number;
  cost: number;
  iterations: number;
}
