/**
 * What a begin costs by being late or outside of the preferred windows, by job: lines one after the other, of job j those from
 * at[j]; line n holds from from[n] to from[n + 1] and goes through (anchor[n], value[n]). None: every begin costs the same, nothing.
 */
export interface BeginPrices {
  at: Int32Array;
  from: Float64Array;
  anchor: Float64Array;
  value: Float64Array;
  slope: Float64Array;
}

/** What the work of persons costs by how much of it they have. */
export interface Fairness {
  /** By engineer, the row of his person in the others. */
  of: Int32Array;
  /** By row, his shifts. */
  shifts: Int32Array[];
  /** By row, in internal units for the square of a second. */
  price: Float64Array;
  /** By engineer, who he is; null where nobody has two shifts. */
  person: Int32Array | null;
}
