import type { TriageEvidence } from '#contracts';

export interface EvidenceGroup {
  /** `fault-code`: what the catalogue knows of the chosen fault; `rule`: a rule of the triage itself; `near-article`: found by meaning. */
  source: Exclude<TriageEvidence['source'], 'rule'> | 'fault-code' | 'rule' | 'near-article';
  entries: TriageEvidence[];
}

/** Rules of the triage itself, by their names; every other rule is a fault code of the catalogue. */
export const triageRules = [
  'default-urgency',
  'default-duration',
  'hazard-critical',
  'model-urgency',
  'learned-cases',
  'chosen-by-customer',
  'reached-urgency',
  'no-fault-code',
] as const;
type TriageRule = (typeof triageRules)[number];

export const ruleOf = ({ sourceId }: Pick<TriageEvidence, 'sourceId'>): TriageRule | undefined =>
  triageRules.find(rule => rule === sourceId);

function sourceOf(entry: TriageEvidence): EvidenceGroup['source'] {
  if (entry.byMeaning) return 'near-article';
  if (entry.source !== 'rule') return entry.source;
  return ruleOf(entry) ? 'rule' : 'fault-code';
}

/** Evidence of one field, one group a source in the order of its first entry; the same words are quoted once. */
export function evidenceGroups(evidence: readonly TriageEvidence[]): EvidenceGroup[] {
  const groups: EvidenceGroup[] = [];
  for (const entry of evidence) {
    const source = sourceOf(entry);
    const group = groups.find(one => one.source === source);
    if (!group) groups.push({ source, entries: [entry] });
    else if (!group.entries.some(other => other.quote === entry.quote)) group.entries.push(entry);
  }
  return groups;
}
