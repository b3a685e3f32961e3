import type { Glossary } from './glossary/glossary';
import type { Classifier } from './learn/classifier';
import type { MeantText } from './meaning/meant';

/** Languages of texts and templates. */
export type TriageLocale = 'en' | 'zh' | 'bg';
export type Urgency = 'critical' | 'high' | 'normal' | 'low';

/** One text in several languages; English is always there. */
export interface LocalText {
  en: string;
  zh?: string | undefined;
  bg?: string | undefined;
}

export interface SkillNeed {
  skill: string;
  /** 1 to 5. */
  level: number;
}

export interface PartNeed {
  partNumber: string;
  title: string;
  quantity: number;
}

/** A fault that a model knows, with the words in which customers describe it. */
export interface TriageFaultCode {
  code: string;
  title: LocalText;
  category: string;
  urgency: Urgency;
  safety?: boolean;
  skills: readonly SkillNeed[];
  likelyParts: readonly PartNeed[];
  durationMinutes: number;
  keywords: Partial<Record<TriageLocale, readonly string[]>>;
}

export interface TriageAlert {
  id: string;
  faultCode: string | null;
  title: string;
  urgency: Urgency;
}

/** The newest value of a metric with the band that is normal for it. */
export interface TriageReading {
  metric: string;
  title: string;
  value: number | string | boolean;
  unit: string;
  low: number | null;
  high: number | null;
}

export interface TriageArticle {
  id: string;
  locale: TriageLocale;
  title: string;
  text: string;
  faultCodes: readonly string[];
}

/** Everything that is known when a fault is reported. The arrays are not changed; articles are indexed once per array. */
export interface TriageInput {
  /** Language of the answer; the text may be in any. */
  locale: TriageLocale;
  text: string;
  modelFaultCodes: readonly TriageFaultCode[];
  openAlerts: readonly TriageAlert[];
  readings: readonly TriageReading[];
  articles: readonly TriageArticle[];
  /** Fault code of the alert that opened the request, when a machine and not a person reports. */
  alertFaultCode?: string | null;
  /** What was learned from the closed cases of the unit's model; null or absent: too few of them, or worse than the rules. */
  learned?: Classifier | null;
  /** Words of the trade with those of the house; absent: the trade's alone. One object as long as nothing in it changes. */
  glossary?: Glossary;
  /** What an embedding says about the text, looked up before; absent, or of another text: words alone are gone by. */
  meant?: MeantText | null;
  /** On closed cases the language model named the fault less often right than the rules: their fault code stands. */
  isModelWorse?: boolean;
}

/** What a language model and the rules without it would each call the fault; which of them was right is known at the end. */
export interface ComparedFaults {
  model: string | null;
  rules: string | null;
}

export type EvidenceField =
  | 'faultCode'
  | 'category'
  | 'urgency'
  | 'safety'
  | 'skills'
  | 'likelyParts'
  | 'estimatedMinutes';

export type EvidenceSource = 'text' | 'alert' | 'reading' | 'article' | 'rule';

/** Where a field comes from: `quote` stands verbatim in the source, as `sourceText` renders it. */
export interface TriageEvidence {
  field: EvidenceField;
  source: EvidenceSource;
  sourceId: string | null;
  quote: string;
  /** An article that was found by what the text means, not by its words. */
  byMeaning?: true;
}

export interface TriageProposal {
  faultCode: string;
  /** 0 to 1; the proposals of one outcome add up to at most 1. */
  confidence: number;
  /** The article that proposes it, where no words speak for it, only what they mean. */
  byMeaning?: string;
}

export interface TriageOutcome {
  faultCode: string | null;
  category: string;
  urgency: Urgency;
  safety: boolean;
  skills: SkillNeed[];
  likelyParts: PartNeed[];
  estimatedMinutes: number;
  summary: string;
  evidence: TriageEvidence[];
  /** 0 to 1, of the fault code. */
  confidence: number;
  /** What to ask the person back, in their language; null when nothing is open or a person takes over. */
  question: string | null;
  /** The likeliest fault codes, at most three, also when none was likely enough. */
  proposals: TriageProposal[];
  /** Articles to read, most helpful first, at most three. */
  sources: { articleId: string; title: string }[];
  /** A person must take over at once, and why; null: nobody has to. */
  handOver: { reason: string; quote: string } | null;
}

const ranks: Record<Urgency, number> = { low: 0, normal: 1, high: 2, critical: 3 };

export function moreUrgent(a: Urgency, b: Urgency): Urgency {
  return ranks[a] >= ranks[b] ? a : b;
}

export function inLocale(text: LocalText, locale: TriageLocale): string {
  return text[locale] ?? text.en;
}

/** A reading as a line of text: what evidence quotes. */
export function readingText({ title, value, unit }: TriageReading): string {
  return `${title}: ${value}${unit ? ` ${unit}` : ''}`;
}

export function outOfBand({ value, low, high }: TriageReading): boolean {
  return typeof value === 'number' && ((high !== null && value > high) || (low !== null && value < low));
}

/** Rules that speak when nothing else does, with the words they are quoted by. */
export const rules = {
  'default-urgency': 'no known fault: normal urgency',
  'default-duration': 'no known fault: 60 minutes',
  'hazard-critical': 'danger to people: critical urgency',
  'model-urgency': 'the language model reads it as more urgent',
  'no-fault-code': 'no fault code is likely enough',
  'learned-cases': 'closed cases of this model in such words had it',
  'chosen-by-customer': 'chosen by the customer from the proposals',
  'reached-urgency': 'urgency reached earlier in the conversation',
} as const;

/** The text that a piece of evidence quotes from, or null when its source is not part of the input. */
export function sourceText(
  input: TriageInput,
  { source, sourceId }: Pick<TriageEvidence, 'source' | 'sourceId'>,
): string | null {
  if (source === 'text') return input.text;
  if (source === 'alert') return input.openAlerts.find(alert => alert.id === sourceId)?.title ?? null;
  if (source === 'reading') {
    const reading = input.readings.find(one => one.metric === sourceId);
    return reading ? readingText(reading) : null;
  }
  if (source === 'article') {
    const article = input.articles.find(one => one.id === sourceId);
    return article ? `${article.title}\n${article.text}` : null;
  }
  const fault = input.modelFaultCodes.find(one => one.code === sourceId);
  if (fault) return Object.values(fault.title).join('\n');
  return Object.entries(rules).find(([id]) => id === sourceId)?.[1] ?? null;
}
