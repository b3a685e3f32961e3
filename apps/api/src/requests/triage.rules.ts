import type { FaultCode, TriageCorrection, TriageEvidence, TriageResult, Urgency } from '#contracts';
import type { TriageOutcome } from '#triage';
import type { Triaged } from '../triage';
import { moreUrgent } from './request.rules';

type Field = TriageEvidence['field'];
const MOST_QUOTED = 500;

/** Whom and what a correction is made with. */
export interface CorrectionFacts {
  personId: string | null;
  now: Date;
  /** The urgency that the request stands at. */
  urgency: Urgency;
  text: string;
  /** What the model knows of the fault code that the person chose; null: none chosen, or none at all. */
  chosen: FaultCode | null;
}

/** What stands there before anybody, person or engine, looked at the request. */
const untouched = (facts: CorrectionFacts): TriageResult => ({
  faultCode: null,
  category: 'unknown',
  urgency: facts.urgency,
  safety: false,
  skills: [],
  likelyParts: [],
  estimatedMinutes: 60,
  summary: facts.text.slice(0, 300),
  evidence: [],
  confidence: 1,
  question: null,
  engine: 'person',
  at: facts.now.toISOString(),
});

/**
 * The triage as the person has it. A chosen fault code brings what the model knows of it along, except where the person
 * says otherwise; it may make a request more urgent or a matter of safety, never less. What was changed, and from what,
 * is kept as evidence.
 */
export function corrected(
  before: TriageResult | null,
  given: TriageCorrection,
  facts: CorrectionFacts,
): TriageResult {
  const base = { ...(before ?? untouched(facts)), urgency: facts.urgency };
  const { chosen } = facts;
  const known: Partial<TriageResult> = chosen
    ? {
        category: chosen.category,
        urgency: moreUrgent(base.urgency, chosen.urgency),
        safety: base.safety || chosen.safety,
        skills: chosen.skills,
        likelyParts: chosen.likelyParts,
        estimatedMinutes: chosen.durationMinutes,
      }
    : {};
  const said = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name !== 'version' && value !== undefined),
  );
  const after: TriageResult = { ...base, ...known, ...said };
  const evidence: TriageEvidence[] = [];
  for (const field of fields) {
    if (field in said)
      evidence.push({
        field,
        source: 'person',
        sourceId: facts.personId,
        quote: `${shown(base[field])} → ${shown(after[field])}`.slice(0, MOST_QUOTED),
      });
    else if (chosen && shown(base[field]) !== shown(after[field]))
      evidence.push({
        field,
        source: 'rule',
        sourceId: chosen.code,
        quote: chosen.title.en.slice(0, MOST_QUOTED),
      });
  }
  const replaced = new Set(evidence.map(entry => entry.field));
  return { ...after, evidence: [...base.evidence.filter(entry => !replaced.has(entry.field)), ...evidence] };
}

const fields: readonly Field[] = [
  'faultCode',
  'category',
  'urgency',
  'safety',
  'skills',
  'likelyParts',
  'estimatedMinutes',
];

const shown = (value: TriageResult[Field]): string =>
  value === null ? '-' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** A later triage by an engine: what a person has decided stays, and danger once seen is not unseen. */
export function keepingPersonsWord(before: TriageResult | null, fresh: TriageResult): TriageResult {
  if (!before) return fresh;
  const kept = before.evidence.filter(entry => entry.source === 'person');
  const decided = new Set(kept.map(entry => entry.field));
  const held = Object.fromEntries([...decided].map(field => [field, before[field]]));
  return {
    ...fresh,
    ...held,
    // What a model said once is compared in the end, also where nobody asks it any more.
    ...(before.compared && !fresh.compared ? { compared: before.compared } : {}),
    safety: before.safety || fresh.safety,
    evidence: [...fresh.evidence.filter(entry => !decided.has(entry.field)), ...kept],
  };
}

/** What the engine found, in the shape in which it is kept. */
export const triageResult = (
  outcome: TriageOutcome,
  { engine, modelFault, meaningFault, compared }: Omit<Triaged, 'outcome'>,
  now: Date,
): TriageResult => ({
  faultCode: outcome.faultCode,
  category: outcome.category,
  urgency: outcome.urgency,
  safety: outcome.safety,
  skills: outcome.skills,
  likelyParts: outcome.likelyParts,
  estimatedMinutes: Math.round(outcome.estimatedMinutes),
  summary: outcome.summary,
  evidence: outcome.evidence.map(entry => ({ ...entry, quote: entry.quote.slice(0, MOST_QUOTED) })),
  confidence: Math.min(1, Math.max(0, outcome.confidence)),
  question: outcome.handOver === null ? outcome.question : null,
  engine,
  ...(modelFault ? { modelFault } : {}),
  ...(meaningFault ? { meaningFault } : {}),
  ...(compared ? { compared } : {}),
  at: now.toISOString(),
});
