import type { HazardKind, SensitiveKind } from '../../lexicon/entry';

/** What it is about, and the words. */
export type HardLine = readonly [HazardKind | SensitiveKind, string];
