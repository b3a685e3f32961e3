import { together } from './entry';
import type { NamedHazard, Lexicon } from './entry';
import { harm } from './harm';
import { heat } from './heat';
import { signsBg } from './signs-bg';
import { signsEn } from './signs-en';
import { signsZh } from './signs-zh';

/**
 * Words of danger. Tuned to find too much rather than too little: a false alarm costs a call, a missed one more. Oil on
 * the floor or leaking compressed air are faults, not dangers, and stand in the fault codes.
 */
export const hazards: Lexicon<NamedHazard> = together(
  { ...heat, ...harm },
  { en: signsEn, zh: signsZh, bg: signsBg },
);
