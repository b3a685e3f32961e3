import type { Glossary } from '../glossary/glossary';
import type { HazardKind, SafetyGroup, SensitiveKind } from '../lexicon/entry';
import type { Classifier } from '../learn/classifier';
import type { MeantText } from '../meaning/meant';
import type { LocalText, TriageAlert, TriageArticle, TriageFaultCode, TriageLocale, Urgency } from '../model';
import type { TriageReading } from '../model';

/** What one turn of the assistant may do; the text of the reply never decides it. */
export const turnActions = [
  'ask',
  'self_help_step',
  'remote_command',
  'propose_work_order',
  'hand_over',
  'close',
] as const;
export type TurnAction = (typeof turnActions)[number];

export const turnButtons = [
  'person',
  'solved',
  'did-not-help',
  'confirm',
  'decline',
  'choose',
  'reading-right',
  'reading-wrong',
  'in-danger',
  'nobody-in-danger',
] as const;
export type TurnButton = (typeof turnButtons)[number];

/** What happened since the last turn. A burst of messages is one text, its lines in order. */
export type TurnEvent =
  | { kind: 'text'; text: string }
  | { kind: 'photo'; name: string }
  /** `offer` is the one that the button was shown with: a stale button decides nothing. */
  | { kind: 'button'; button: TurnButton; offer: string; value?: string | undefined }
  /** Something was done and recorded, or failed: the only ground on which the assistant says that it was done. */
  | ({ kind: 'record' } & TurnRecord);

export interface TurnRecord {
  of: 'command' | 'work-order';
  succeeded: boolean;
  reference: string;
  /** Of a command that no unit has answered: it never left, or nobody knows whether it was done. */
  failure?: 'not-sent' | 'no-answer';
}

export interface TurnReading extends TriageReading {
  /** When it was measured, ms since the epoch. */
  at: number;
}

export interface TurnArticle extends TriageArticle {
  /** Steps are taken from articles for customers only. */
  audience: 'customer' | 'engineer';
}

/** A command of the model's catalogue that may be sent from afar. */
export interface RemoteCommand {
  name: string;
  title: LocalText;
  /** What will happen, for who confirms it. */
  effect?: LocalText;
  /** Not to be had now: the unit is away, busy with another, or was told enough. */
  isHeldBack?: boolean;
  faultCodes: readonly string[];
  /** The newest reading must be fresh and in this band, else the command is not offered. */
  precondition: { metric: string; low: number | null; high: number | null } | null;
}

/** An earlier case of the unit. */
export interface PastCase {
  id: string;
  at: number;
  faultCode: string | null;
  text: string;
}

/** Everything that is known at this turn, gathered by rule. Arrays are not changed; articles are indexed once per array. */
export interface TurnContext {
  /** The language that the customer chose; what they write in may overrule it. */
  locale: TriageLocale;
  now: number;
  /** The unit that this is about; null: not known yet. */
  unit: { id: string; name: string; serial: string } | null;
  /** Units that this customer may mean. */
  units: readonly { id: string; name: string; serial: string }[];
  modelFaultCodes: readonly TriageFaultCode[];
  openAlerts: readonly TriageAlert[];
  readings: readonly TurnReading[];
  articles: readonly TurnArticle[];
  /** What was learned from the closed cases of the unit's model. */
  learned?: Classifier | null;
  /** Words of the trade with those of the house; absent: the trade's alone. */
  glossary?: Glossary;
  /** What an embedding says about the report with this event in it, looked up before; of another text it counts as nothing. */
  meant?: MeantText | null;
  /** On closed cases the language model named the fault less often right than the rules: their fault code stands. */
  isModelWorse?: boolean;
  commands: readonly RemoteCommand[];
  history: readonly PastCase[];
  /** Warranty or contract as it stands on record, or null. */
  coverage: { id: string; text: LocalText } | null;
  /** When people answer: null now, else ms since the epoch. */
  staffedFrom: number | null;
  /** IANA zone in which times are told: that of the site. Absent: UTC. */
  timeZone?: string;
  /** A person has the conversation: the assistant says nothing. */
  takenOver: boolean;
}

/** A statement to the customer; `quote` stands verbatim in its source. */
export interface TurnClaim {
  source: 'article' | 'alert' | 'reading' | 'coverage' | 'history' | 'text';
  sourceId: string | null;
  quote: string;
}

export type HandOverReason =
  | HazardKind
  | SensitiveKind
  | 'alarm'
  | 'unit-unknown'
  | 'not-understood'
  | 'no-progress'
  | 'too-many-turns'
  | 'record-failed';

export type QuestionKey =
  /** Whether anyone is in danger. */
  | 'danger'
  | 'unit'
  | 'what'
  | 'more'
  | 'which'
  | 'whether'
  | 'premise'
  | 'photo'
  | 'did-it-help'
  | 'still-wrong';

export interface TurnDecision {
  action: TurnAction;
  faultCode: string | null;
  category: string;
  urgency: Urgency;
  safety: boolean;
  slots: TurnSlots;
  claims: TurnClaim[];
  /** At most one; null unless the action is to ask. */
  question: { key: QuestionKey; options: { label: string; value: string }[] } | null;
  /** Of a hand-over: why, and the words that led to it; of danger that no word names, what it is about. */
  handOver: { reason: HandOverReason; quote: string; about?: SafetyGroup } | null;
  /** Of a question about a premise: the customer's words and the metric that speaks against them. */
  premise: { id: string; said: string; metric: string } | null;
  /** Of a remote command: which, and whether the customer's button confirmed it. */
  command: { name: string; confirmed: boolean } | null;
  /** Of a work order: whether the customer's button confirmed it. */
  workOrder: { confirmed: boolean } | null;
  /** The customer asked who pays: whether a record tells. Null: nobody asked. */
  cover: 'on-record' | 'unrecorded' | null;
  /** A record that this turn reports. */
  record: TurnRecord | null;
}

export interface TurnSlots {
  unitId: string | null;
  /** A code that the customer read from the display and the model knows. */
  errorCode: string | null;
  /** The fault that the customer picked by button. */
  chosenFault: string | null;
  photos: number;
}

export interface TurnOffer {
  id: string;
  kind: 'question' | 'steps' | 'command' | 'work-order';
  question: QuestionKey | null;
  /** What the customer may take back, or the reading they may doubt. */
  premise: { said: string; metric: string } | null;
  command: string | null;
  buttons: readonly { button: TurnButton; value?: string | undefined }[];
}

export interface TriedStep {
  articleId: string;
  quote: string;
  outcome: 'open' | 'not-helped' | 'helped';
}

/** A fault that a model named, with the quotes that it rests on. */
export interface AssistedFault {
  faultCode: string;
  quotes: readonly {
    source: 'text' | 'alert' | 'reading' | 'article';
    sourceId: string | null;
    quote: string;
  }[];
}

export type TurnState = 'open' | 'handed-over' | 'dispatched' | 'closed';

/** All that is carried from turn to turn; plain data, kept by the caller. Never changed in place. */
export interface TurnMemory {
  turns: number;
  locale: TriageLocale | null;
  state: TurnState;
  /** What the customer wrote, without repetitions. */
  texts: readonly string[];
  /** Words that the customer took back, in favour of a reading or of others. */
  withdrawn: readonly string[];
  slots: TurnSlots;
  asked: readonly string[];
  ruledOut: readonly string[];
  steps: readonly TriedStep[];
  commandsTried: readonly string[];
  commandsDeclined: readonly string[];
  premisesTold: readonly string[];
  /** Readings that the customer says are wrong. */
  doubted: readonly string[];
  offer: TurnOffer | null;
  /** What a model has read in the words so far; later turns rest on it, too. */
  assisted: AssistedFault | null;
  /** Floors: never lowered within a case. */
  urgency: Urgency;
  safety: boolean;
  handOver: TurnDecision['handOver'];
  workOrder: string | null;
  /** The last act and how often it came in a row. */
  lastAct: string;
  lastActTimes: number;
  /** The first reply says what it is. */
  introduced: boolean;
  /** The customer was told that more words reach the person. */
  acknowledged: boolean;
}

export interface ReplyButton {
  button: TurnButton;
  label: string;
  offer: string;
  value?: string | undefined;
}

/** What the customer sees; `text` is plain, its lines are short. */
export interface TurnReply {
  locale: TriageLocale;
  text: string;
  buttons: ReplyButton[];
  sources: { kind: TurnClaim['source']; id: string; title: string }[];
}

/** Limits of the assistant; data of the organisation, versioned by it. */
export interface TurnPolicy {
  version: string;
  mostTurns: number;
  mostQuestions: number;
  mostStepGroups: number;
  stepsInGroup: number;
  /** A reading older than this neither contradicts the customer nor allows a command. */
  freshMs: number;
  /** A fault that came back within this time is not for self-help again. */
  recurrenceMs: number;
  /** Below it the customer is asked. */
  sureFrom: number;
}

export const defaultPolicy: TurnPolicy = {
  version: 'policy-1',
  mostTurns: 12,
  mostQuestions: 3,
  mostStepGroups: 3,
  stepsInGroup: 3,
  freshMs: 15 * 60_000,
  recurrenceMs: 30 * 86_400_000,
  sureFrom: 0.5,
};

export function newConversation(): TurnMemory {
  return {
    turns: 0,
    locale: null,
    state: 'open',
    texts: [],
    withdrawn: [],
    slots: { unitId: null, errorCode: null, chosenFault: null, photos: 0 },
    asked: [],
    ruledOut: [],
    steps: [],
    commandsTried: [],
    commandsDeclined: [],
    premisesTold: [],
    doubted: [],
    offer: null,
    assisted: null,
    urgency: 'low',
    safety: false,
    handOver: null,
    workOrder: null,
    lastAct: '',
    lastActTimes: 0,
    introduced: false,
    acknowledged: false,
  };
}
