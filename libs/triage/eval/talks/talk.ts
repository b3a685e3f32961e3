import type { TriageLocale } from '../../model';

/** The button that fits what is really wrong. */
export const pressing = { button: 'that fits' } as const;

/** What a customer does next: writes, sends a photo, or presses the button that fits what is really wrong. */
export type TalkStep = string | { photo: string } | typeof pressing;

/** A conversation as people really lead it; when the steps are used up, they press what fits. */
export interface Talk {
  id: string;
  locale: TriageLocale;
  /** Of the world; null: which unit it is has to come out first. */
  kind: string | null;
  /** What is really wrong. */
  fault: string;
  says: readonly TalkStep[];
  /** Whether the steps of the article help. */
  isSolvable: boolean;
  /** Reasons of which a person must take over; none: nobody has to. */
  person?: readonly string[];
}
