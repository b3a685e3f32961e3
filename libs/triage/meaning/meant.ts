import type { MeaningHit } from './vectors';

/** What an embedding says about one text. */
export interface MeantText {
  /** The very text of the report that it is about. */
  text: string;
  /** The model of the vectors, kept with what it had a part in. */
  model: string;
  /** Articles nearest in meaning, best first. */
  hits: readonly MeaningHit[];
}
