/** Of job j those it must share its engineer with, same[sameAt[j]] to same[sameAt[j + 1]], and those it must not, in `apart`. */
export interface Relations {
  /** By engineer, who he is; null: nobody has two shifts. */
  person: Int32Array | null;
  sameAt: Int32Array;
  same: Int32Array;
  apartAt: Int32Array;
  apart: Int32Array;
}

/**
 * Links between begins of jobs: `to` begins at least `least` and at most `most` seconds after `from` has ended. Whoever serves
 * them, `to` is not served without `from`. Two of a crew begin at the same moment instead, and neither is served without the
 * other. Links that touch job j are of[at[j]] to of[at[j + 1]].
 */
export interface Orders {
  count: number;
  from: Int32Array;
  to: Int32Array;
  least: Float64Array;
  most: Float64Array;
  isCrew: Uint8Array;
  at: Int32Array;
  of: Int32Array;
  /** The jobs with links. */
  jobs: Int32Array;
}
