/** State of xorshift128 (Marsaglia, Journal of Statistical Software 8, 2003, section 4): four words, never all zero. */
export type Random = Int32Array;

export function randomFrom(seed: number): Random {
  const state = new Int32Array(4);
  let word = Math.floor(seed) | 0;
  for (let index = 0; index < 4; index++) {
    // Spreads small seeds over the words: the finaliser of MurmurHash3 over a Weyl sequence.
    word = (word + 0x9e3779b9) | 0;
    let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    state[index] = mixed ^ (mixed >>> 16) || 1;
  }
  return state;
}

/** Uniform in [0, 1), 32 bits fine. */
export function uniform(state: Random): number {
  const first = state[0]!;
  const last = state[3]!;
  const mixed = first ^ (first << 11);
  state[0] = state[1]!;
  state[1] = state[2]!;
  state[2] = last;
  const next = last ^ (last >>> 19) ^ (mixed ^ (mixed >>> 8));
  state[3] = next;
  return (next >>> 0) / 4_294_967_296;
}

/** Uniform among 0..count-1. */
export function below(state: Random, count: number): number {
  return Math.floor(uniform(state) * count);
}
