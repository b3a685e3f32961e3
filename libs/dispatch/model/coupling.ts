/** Of job j those it must share its engineer with, same[sameAt[j]] to same[sameAt[j + 1]], and those it must not, in `apart`. */
export interface Relations {
  sameAt: Int32Array;
  same: Int32Array;
  apartAt: Int32Array;
  apart: Int32Array;
}
