import type { NamedHazard, SafetyGroup } from '../../lexicon/entry';
import type { HandOverReason, TurnButton } from '../model';

/** What to do first, by what it is; `general` where nobody knows. */
export type SafetyText = SafetyGroup | 'general';

export const textOf: Record<NamedHazard, SafetyGroup> = {
  fire: 'fire',
  smoke: 'fire',
  'burning-smell': 'fire',
  sparks: 'fire',
  explosion: 'fire',
  battery: 'fire',
  'electric-shock': 'electric',
  'water-on-electrics': 'electric',
  gas: 'gas',
  injury: 'people',
  trapped: 'people',
  patient: 'people',
  structure: 'structure',
};

/**
 * All that the assistant says without a model. What claims that something was done takes the record of it as an
 * argument; nothing promises anything. The safety texts are approved as they stand: short, in the order of doing.
 */
export interface TurnPhrases {
  introduction: string;
  safety: Record<SafetyText, readonly string[]>;
  selfHarm: string;
  toPerson: string;
  peopleFrom: (time: string) => string;
  /** Why, for reasons that need a word; else none. */
  because: Partial<Record<HandOverReason, string>>;
  added: string;
  photoUnread: string;
  askDanger: string;
  askDangerWhy: string;
  /** Beside that question: who needs help must not have to answer first. */
  askDangerFirst: string;
  /** Nobody has answered it for a while. */
  dangerUnanswered: string;
  askUnit: string;
  askWhat: string;
  askMore: string;
  askPhoto: string;
  askWhich: string;
  askWhether: (title: string) => string;
  askHelped: string;
  askStillWrong: string;
  premise: (said: string, reading: string, time: string) => string;
  askPremise: string;
  unitSays: string;
  steps: string;
  stepsAfter: string;
  commandOffer: (title: string) => string;
  commandNeedsButton: string;
  commandConfirmed: (title: string) => string;
  commandDone: (reference: string) => string;
  commandFailed: (reference: string) => string;
  commandSilent: (reference: string) => string;
  commandNotSent: (reference: string) => string;
  /** Confirmed below a person's message, and forbidden by then. */
  commandBlocked: (title: string) => string;
  visitOffer: (title: string) => string;
  unknownFault: string;
  coverage: (words: string) => string;
  coverDecided: string;
  coverUnrecorded: string;
  before: (words: string) => string;
  visitAsk: string;
  visitConfirmed: string;
  visitRecorded: (reference: string) => string;
  visitFailed: string;
  closed: string;
  none: string;
  buttons: Record<TurnButton, string>;
  measured: (time: string) => string;
}
