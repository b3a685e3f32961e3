/** Of job j those it must share its engineer with, same[sameAt[j]] to same[sameAt[j + 1]], and those it must not, in `apart`. */
export interface Relations {
  /** By engineer, who he is; null: nobody has two shifts. */
  person: Int32Array | null;
  sameAt: Int32Array;
  same: Int32Array;
  apartAt: Int32Array;
  apart: Int32Array;
  /** Of job j those that must not be in its shift, of[at[j]] to of[at[j + 1]]; null: none. */
  ownShift: { at: Int32Array; of: Int32Array } | null;
}

/**
 * Links between begins of jobs: `to` begins at least `least` and at most `most` seconds after `from` has ended. Whoever serves
 * them, `to` is not served without `from`; of two parts of a job neither is without the other. Two of a crew begin at the same
 * moment instead, and neither is served without the other. Links that touch job j are of[at[j]] to of[at[j + 1]].
 */
export interface Orders {
  count: number;
  from: Int32Array;
  to: Int32Array;
  least: Float64Array;
  most: Float64Array;
  isCrew: Uint8Array;
  /** 1: neither is served without the other. */
  isWhole: Uint8Array;
  at: Int32Array;
  of: Int32Array;
  /** The jobs with links. */
  jobs: Int32Array;
}

/** Which part a job of the problem is of which job that was stated; parts count from 1. */
export interface Part {
  id: number;
  part: number;
  parts: number;
}

/** By job of the problem, null for one that is done in one piece. */
export type Parts = readonly (Part | null)[];

/** What jobs need of parts and tools: kinds of parts first, then those of tools, which are not used up. */
export interface Stock {
  kinds: number;
  names: readonly { kind: number; isTool: boolean }[];
  isTool: Uint8Array;
  /** Jobs x kinds. */
  needs: Float64Array;
  /** By job, 1: needs anything. */
  isNeedy: Uint8Array;
  /** Engineers x kinds: on the van when the shift begins. */
  own: Float64Array;
  /** By kind, 1: some depot has it. */
  supplied: Uint8Array;
  /** From this job on they are stops at depots; those of engineer k are stopAt[k] to stopAt[k + 1]. */
  firstStop: number;
  stopAt: Int32Array;
  /** By stop: id of its depot; stops x kinds, 1: it has them. */
  depot: readonly number[];
  has: Uint8Array;
  /** Null: no depot runs out of what any job needs. */
  scarce: Scarce | null;
}

/** What depots run out of. */
export interface Scarce {
  /** By stop, index of its depot. */
  depotOf: Int32Array;
  /** Depots x kinds: how many there are for all engineers together; Infinity: always enough. */
  most: Float64Array;
  /** By kind, 1: some depot runs out of it; by job, 1: needs such a kind. */
  isScarce: Uint8Array;
  isNeeded: Uint8Array;
  /**
   * Engineers x kinds, index of a depot, or -1: of a running day, where somebody is still, or whereto he is driving, when his route begins,
   * so that all of a kind is fetched there, before any stop.
   */
  atHand: Int32Array;
}

/** What jobs put onto the van on the way. */
export interface Carriage {
  /** By job, where what it picks up is delivered, and where what it delivers was picked up; -1: none. */
  delivery: Int32Array;
  pickup: Int32Array;
  /** Jobs x loads: on the van from there to the end of the shift. */
  collected: Float64Array;
  /** Jobs x loads, of pick-ups: on the van from there to the delivery. */
  hauled: Float64Array;
}
