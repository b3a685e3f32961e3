/** A stretch in which something may begin, both ends inclusive, in the problem's seconds. */
export type Window = readonly [from: number, to: number];

/** Seconds (and, if money is to follow another measure, costs) from every place to every place. Asymmetry is allowed. */
export interface TravelMatrix {
  durations: readonly (readonly number[])[];
  /** Metres. Only needed for prices per km and for reports. */
  distances?: readonly (readonly number[])[];
  /** Price of the way in any unit; takes the place of the rates of the engineer. */
  costs?: readonly (readonly number[])[];
}

export interface BreakDescription {
  id: number;
  /** In which the break may begin. Breaks are taken in the given order, between jobs or on the way. */
  windows: readonly Window[];
  durationSeconds: number;
}

/** One shift of somebody. */
export interface EngineerDescription {
  id: number;
  /**
   * Who works it: entries with the same person are shifts of one human, which must not overlap. None: somebody of whom this is
   * the only shift. `sameEngineer`, `differentEngineer` and `together` speak of persons; `pinnedTo`, `never`, `preferred` and
   * `route` of the entry, so that whoever means somebody on all his days names each of them.
   */
  person?: number;
  /** Index of the place in the matrix; none: begins at the first job. */
  startPlace?: number;
  endPlace?: number;
  shift?: Window;
  /** How much later than the shift the day may end, home included, at a price; never into the next shift. Default 0. */
  maxOvertimeSeconds?: number;
  /**
   * Price of an hour of it beside the way, default 3600: a second costs 1. Serving more always comes first; a high price puts
   * overtime before the way as a level does. Range [0, 1e6].
   */
  costPerOvertimeHour?: number;
  breaks?: readonly BreakDescription[];
  skills?: readonly number[];
  maxJobs?: number;
  maxTravelSeconds?: number;
  maxDistanceMetres?: number;
  /** 2 drives twice as fast as the matrix. Range (0, 100]. */
  speedFactor?: number;
  /** 1.25 takes a quarter longer for every job than it states, rounded to whole seconds. Range (0, 100], default 1. */
  durationFactor?: number;
  /** Which of a job's `durationPerType` and `setupPerType` counts. */
  type?: string;
  /** Name of the travel matrix. */
  profile: string;
  /** What the van carries, by kind of part or load. */
  capacity?: readonly number[];
  costFixed?: number;
  /** Parts on the van when the shift begins, by kind, and kinds of tools. Parts are used up, tools are not; neither fills the van. */
  stock?: readonly KindAmount[];
  tools?: readonly number[];
  /** Price of an hour of travel, default 3600: a second costs 1. */
  costPerTravelHour?: number;
  costPerKm?: number;
  /** Has left already: drives to the end place even without a job. */
  isOut?: boolean;
  /** Warm start: jobs in the order of the running plan; one in parts is in several, part by part. */
  route?: readonly number[];
  /** Warm start: where he stops between the jobs of `route`. */
  routeStops?: readonly RouteStop[];
  /** On a running day: so many stops at depots, his first, are made or under way and need no reason any more. */
  stopsMade?: number;
}

/** So many of a kind of part. */
export interface KindAmount {
  kind: number;
  /** Whole, not negative. */
  amount: number;
}

/** A stop at a depot of the running plan, behind so many jobs of the route. */
export interface RouteStop {
  depot: number;
  behind: number;
}

/**
 * Where engineers may stop to fetch what the rest of their shift needs; there is enough but of what `stock` counts. Nobody stops where he
 * need not.
 */
export interface DepotDescription {
  id: number;
  place: number;
  /** Of a stop, whoever makes it. */
  durationSeconds?: number;
  /** In which a stop may begin. */
  windows?: readonly Window[];
  /**
   * How many parts of a kind there are for all engineers together; of kinds that are not named, always enough. Whoever needs a kind fetches
   * all of it at the first of his stops that has any. Where the rest of a day is given (`rearrange`), what is left of them.
   */
  stock?: readonly KindAmount[];
  /** Kinds of parts and of tools that it has; default: all. */
  parts?: readonly number[];
  tools?: readonly number[];
}

/** It begins when the other job has ended, by whomever, and a gap has passed. */
export interface Order {
  job: number;
  /** Default 0. */
  minGapSeconds?: number;
  /** Default: any. */
  maxGapSeconds?: number;
}

/** How a job is done that is too long for one shift. */
export interface Split {
  /**
   * Length of every part but the last, which has the rest. As `durationSeconds` counted at the pace of nobody in particular: a
   * factor counts on each part, a time for a type is shared out in the same proportion. Above 0; at most 100 parts.
   */
  partSeconds: number;
  /** Several parts may be in one shift, if they fit; else each has a shift of its own. */
  mayShareShift?: boolean;
}

export interface JobDescription {
  id: number;
  place: number;
  durationSeconds?: number;
  /** Takes the place of `durationSeconds` for engineers of a type, exactly: no factor counts on it. */
  durationPerType?: Readonly<Record<string, number>>;
  /** It takes as long as stated, whoever does it: one that has been timed already. */
  isTimed?: boolean;
  /** Once per place: not charged when the job before was at the same place. */
  setupSeconds?: number;
  setupPerType?: Readonly<Record<string, number>>;
  /** 0 to 100; a job of higher priority is never given up for travel. */
  priority?: number;
  /** By when it had better begin; later has a price. */
  due?: number;
  /**
   * Price of an hour that it begins after `due`, default 3600: a second costs 1. Serving more always comes first; a high price puts
   * lateness before the way as a level does. Range [0, 1e6].
   */
  costPerLateHour?: number;
  /** In which it had better begin, wherever its windows let it; beside them has a price. */
  preferredWindows?: readonly Window[];
  /**
   * Price of an hour between its begin and the nearest of them, default 3600: a second costs 1. By distance and not at one
   * price for all that is outside: ten minutes beside what a customer asked for is nearly that, the evening is not. Serving more always
   * comes first. Range [0, 1e6].
   */
  costPerOutsideHour?: number;
  /** The most that this costs: from there on no moment is worse than another. With a high price it is one price for all that is outside. */
  mostOutsideCost?: number;
  /** In which the job may begin. */
  windows?: readonly Window[];
  skills?: readonly number[];
  /** Loaded at the start of the shift and left here, by kind. What is on the van never exceeds its capacity. */
  demand?: readonly number[];
  /** Loaded here and on the van until the end of the shift, by kind. */
  pickup?: readonly number[];
  /** Parts that are used up here, and kinds of tools that are needed: on the van at the start, or fetched at a depot on the way. */
  parts?: readonly KindAmount[];
  tools?: readonly number[];
  /** Ids of engineers who may not do it, as those who declined. */
  never?: readonly number[];
  /** Ids of engineers who had better do it, and what it costs, in units of cost, when somebody else does. */
  preferred?: { engineers: readonly number[]; price: number };
  /** The only engineer who may do it; the plan fails if he cannot. */
  pinnedTo?: number;
  /** Jobs that it waits for: without one of them that is served it is not served. */
  after?: readonly Order[];
  /**
   * It is done in parts, in order, on shifts of one person, all of them or none, and it is one job still: what waits for it waits
   * for its last part, and its windows, setup and tools count for each part, its demand, the parts that it uses up, its wish, when it is
   * due and its preferred windows for the first. It can be neither
   * pinned nor in a crew. One no longer than a part is done in one piece.
   */
  split?: Split;
  /** Pinned, but the plan may leave it out before it fails: something has happened. */
  mayWait?: boolean;
}

/** Ids of jobs that have to do with each other. */
export type Group = readonly number[];

/**
 * What is fetched at one job and brought to another, in one shift of one engineer: both are served, the pick-up first, or neither is.
 * Neither may wait for other jobs, nor others for it; neither may be in a crew or in parts.
 */
export interface Shipment {
  /** Ids of jobs; each is in one shipment at most. */
  pickup: number;
  delivery: number;
  /** On the van between the two, by kind. */
  amount?: readonly number[];
}

/** Limits over all shifts of a person. */
export interface PersonDescription {
  /** As the `person` of his shifts. */
  id: number;
  /** Visits; every part of a job is one. */
  maxJobs?: number;
  /** What all of his shifts together may end later; each as late as its own `maxOvertimeSeconds`. */
  maxOvertimeSeconds?: number;
  /**
   * Between the end of a shift, home and overtime included, and the beginning of the next as it is stated, whether anything is
   * planned in it or not. It ends the shift before earlier; what it leaves nothing of is refused.
   */
  minRestSeconds?: number;
}

export interface ProblemDescription {
  engineers: readonly EngineerDescription[];
  jobs: readonly JobDescription[];
  matrices: Readonly<Record<string, TravelMatrix>>;
  /** Ids of jobs in groups: those of a group that are served are all served by one engineer, on whichever of his shifts. */
  sameEngineer?: readonly Group[];
  /** Of each group, no engineer serves more than one. */
  differentEngineer?: readonly Group[];
  /**
   * What it costs, in units of cost, to send somebody for each skill of his that the job does not ask for: who can do more stays
   * free for it. Range [0, 1e6], default 0.
   */
  costPerSpareSkill?: number;
  /**
   * What uneven work costs: an hour of it given to somebody costs this for each hour more that he has than another to whom it could be
   * given. The way, setup and service count, over all shifts of a person, against the length of these: who works half as long has as much
   * at half of the hours. It is half of this price for the square of everybody's hours, and a part of the cost of the plan beside its
   * routes; serving more always comes first. Range [0, 1e6], default 0.
   */
  costPerUnevenHour?: number;
  people?: readonly PersonDescription[];
  /** Crews: the jobs of a group begin at one moment, each with another engineer, or none of them is served. */
  together?: readonly Group[];
  shipments?: readonly Shipment[];
  depots?: readonly DepotDescription[];
}

/** A problem that cannot be planned as it is stated; `field` names the item, as in `jobs[3].priority`. */
export class BadProblem extends Error {
  readonly field: string;
  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.name = 'BadProblem';
    this.field = field;
  }
}
