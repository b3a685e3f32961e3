import type { HazardKind, Lexicon } from './entry';
import { harm } from './harm';
import { heat } from './heat';

/**
 * Words of danger. Tuned to find too much rather than too little: a false alarm costs a call, a missed one more. Oil on
 * the floor or leaking compressed air are faults, not dangers, and stand in the fault codes.
 */
export const hazards: Lexicon<HazardKind> = { ...heat, ...harm };
