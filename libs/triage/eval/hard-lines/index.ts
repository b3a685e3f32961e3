import { dangerAfterwards, everydayAfterwards } from './afterwards';
import { dangerBg } from './danger-bg';
import { dangerEn } from './danger-en';
import { dangerZh } from './danger-zh';
import { everyday } from './everyday';
import type { HardLine } from './hard-line';
import { matters } from './matters';
import { pitfalls } from './pitfalls';

export { unmended } from './unmended';

/** 202 of danger and 30 for a person otherwise. */
export const hardLines: readonly HardLine[] = [
  ...dangerEn,
  ...dangerZh,
  ...dangerBg,
  ...dangerAfterwards,
  ...matters,
];
/** 163 with the same words, and none of them for a person. */
export const hardOrdinary: readonly string[] = [...everyday, ...everydayAfterwards, ...pitfalls];
