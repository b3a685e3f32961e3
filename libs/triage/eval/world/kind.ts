import type { TriageLocale, Urgency } from '../../model';
import type { TurnReading } from '../../turn/model';

/** A fault in one language: how a catalogue calls it, how customers say it, what an article tells them to do. */
export interface FaultWords {
  title: string;
  keywords: readonly string[];
  /** Three customers about the same thing. */
  reports: readonly [string, string, string];
  steps: readonly string[];
}

export interface WorldFault extends Record<TriageLocale, FaultWords> {
  code: string;
  category: string;
  urgency: Urgency;
  skill: string;
  part: readonly [partNumber: string, title: string];
  minutes: number;
}

/** A kind of equipment with its faults, and something that customers take for granted while a reading says otherwise. */
export interface WorldKind {
  kind: string;
  unit: { id: string; name: string; serial: string };
  premise: { said: Record<TriageLocale, string>; reading: Omit<TurnReading, 'at'> };
  faults: readonly WorldFault[];
}
