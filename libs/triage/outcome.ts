import { articleById, articlesAbout } from './article-shelf';
import type { Classification, Support } from './classify';
import type { Gate } from './gates';
import type {
  EvidenceField,
  TriageEvidence,
  TriageFaultCode,
  TriageInput,
  TriageOutcome,
  Urgency,
} from './model';
import { inLocale, moreUrgent, outOfBand, readingText, rules } from './model';
import { hazardNames, phrases } from './phrases';
import { clip, sentencesOf } from './text';

const defaultMinutes = 60;
const longestQuote = 300;
/** Below it the person is asked back, although a fault code stands. */
const surely = 0.55;

/** Puts the gate and the classification together; every field gets the evidence it rests on. Pure and total. */
export function outcomeOf(input: TriageInput, gate: Gate, classification: Classification): TriageOutcome {
  const fault = input.modelFaultCodes.find(one => one.code === classification.faultCode) ?? null;
  const urgency = urgencyOf(input, gate, fault);
  const safety = gate.safety || fault?.safety === true;
  return {
    faultCode: fault?.code ?? null,
    category: fault?.category ?? (gate.safety ? 'safety' : 'unclassified'),
    urgency: urgency.urgency,
    safety,
    skills: fault ? [...fault.skills] : [],
    likelyParts: fault ? [...fault.likelyParts] : [],
    estimatedMinutes: fault?.durationMinutes ?? defaultMinutes,
    summary: summaryOf(input, gate, fault),
    evidence: [
      ...faultEvidence(fault, classification.support),
      ...urgency.evidence,
      ...safetyEvidence(gate, fault),
      ...catalogueEvidence(fault),
    ].map(one => ({ ...one, quote: clip(one.quote, longestQuote) })),
    confidence: Math.round(classification.confidence * 100) / 100,
    question: questionOf(input, gate, classification),
    proposals: classification.proposals.map(one => ({
      ...one,
      confidence: Math.round(one.confidence * 100) / 100,
    })),
    sources: sourcesOf(input, classification, fault),
    handOver: handOverOf(gate),
  };
}

function faultEvidence(fault: TriageFaultCode | null, support: readonly Support[]): TriageEvidence[] {
  if (!fault)
    return [{ field: 'faultCode', source: 'rule', sourceId: 'no-fault-code', quote: rules['no-fault-code'] }];
  const seen = new Set<string>();
  const evidence: TriageEvidence[] = [];
  for (const { faultCode, source, sourceId, quote, byMeaning } of support) {
    if (faultCode !== fault.code || seen.has(`${source} ${quote}`) || evidence.length >= 4) continue;
    seen.add(`${source} ${quote}`);
    evidence.push({ field: 'faultCode', source, sourceId, quote, ...(byMeaning && { byMeaning }) });
  }
  return evidence;
}

function urgencyOf(input: TriageInput, gate: Gate, fault: TriageFaultCode | null) {
  const evidence: TriageEvidence[] = [];
  let urgency: Urgency = fault?.urgency ?? 'normal';
  evidence.push(
    fault
      ? { field: 'urgency', source: 'rule', sourceId: fault.code, quote: fault.title.en }
      : { field: 'urgency', source: 'rule', sourceId: 'default-urgency', quote: rules['default-urgency'] },
  );
  for (const alert of input.openAlerts) {
    if (moreUrgent(urgency, alert.urgency) === urgency) continue;
    urgency = alert.urgency;
    evidence.unshift({ field: 'urgency', source: 'alert', sourceId: alert.id, quote: alert.title });
  }
  const [hazard] = gate.hazards;
  if (!hazard) return { urgency, evidence };
  evidence.unshift(
    { field: 'urgency', source: 'text', sourceId: null, quote: hazard.quote },
    { field: 'urgency', source: 'rule', sourceId: 'hazard-critical', quote: rules['hazard-critical'] },
  );
  return { urgency: 'critical' as const, evidence };
}

function safetyEvidence(gate: Gate, fault: TriageFaultCode | null): TriageEvidence[] {
  const evidence: TriageEvidence[] = gate.hazards.map(({ quote }) => ({
    field: 'safety',
    source: 'text',
    sourceId: null,
    quote,
  }));
  if (fault?.safety)
    evidence.push({ field: 'safety', source: 'rule', sourceId: fault.code, quote: fault.title.en });
  return evidence;
}

/** What follows from the fault code alone, by the model's catalogue. */
function catalogueEvidence(fault: TriageFaultCode | null): TriageEvidence[] {
  if (!fault) {
    const quote = rules['default-duration'];
    return [{ field: 'estimatedMinutes', source: 'rule', sourceId: 'default-duration', quote }];
  }
  const fields: EvidenceField[] = ['category', 'estimatedMinutes'];
  if (fault.skills.length > 0) fields.push('skills');
  if (fault.likelyParts.length > 0) fields.push('likelyParts');
  return fields.map(field => ({ field, source: 'rule', sourceId: fault.code, quote: fault.title.en }));
}

/** In the language of the answer, with the person's own words and what the machine says. */
function summaryOf(
  { locale, text, openAlerts, readings }: TriageInput,
  gate: Gate,
  fault: TriageFaultCode | null,
): string {
  const say = phrases[locale];
  const parts: string[] = [];
  const [hazard] = gate.hazards;
  if (hazard) parts.push(`${say.danger}: ${hazardNames[hazard.kind][locale]}`);
  parts.push(fault ? inLocale(fault.title, locale) : say.unknownFault);
  const words = tellingSentence(text, fault);
  if (words) parts.push(say.quoted(clip(words, 160)));
  const [alert] = openAlerts;
  if (alert) parts.push(`${say.openAlert}: ${alert.title}`);
  const strange = readings.filter(outOfBand).slice(0, 2).map(readingText);
  if (strange.length > 0) parts.push(`${say.outOfBand}: ${strange.join(', ')}`);
  return parts.join(say.separator);
}

/** The first sentence that has one of the fault's keywords, else the first that is more than a greeting. */
function tellingSentence(text: string, fault: TriageFaultCode | null): string {
  const sentences = sentencesOf(text).map(one => one.text);
  const keywords = fault ? Object.values(fault.keywords).flat() : [];
  const telling = sentences.find(sentence =>
    keywords.some(word => word && sentence.toLowerCase().includes(word.toLowerCase())),
  );
  return (
    telling ??
    sentences.find(sentence => sentence.length > 12 || /\p{Script=Han}{4}/u.test(sentence)) ??
    sentences[0] ??
    ''
  );
}

function questionOf(
  { locale, modelFaultCodes, text }: TriageInput,
  gate: Gate,
  { faultCode, confidence, proposals }: Classification,
): string | null {
  if (gate.handOver) return null;
  const say = phrases[locale];
  if (gate.suspected) return say.askDanger;
  if (faultCode && confidence >= surely) return null;
  const titles = proposals
    .slice(0, 3)
    .filter(one => one.confidence >= 0.1)
    .map(one => modelFaultCodes.find(fault => fault.code === one.faultCode))
    .filter(fault => fault !== undefined)
    .map(fault => inLocale(fault.title, locale));
  if (titles.length >= 2) return say.askWhich(titles);
  if (titles[0] && faultCode) return say.askWhether(titles[0]);
  return text.trim() ? say.askMore : say.askWhat;
}

/** Articles about the fault in the reader's language first, then what is most like the text. */
function sourcesOf(
  { articles, locale }: TriageInput,
  classification: Classification,
  fault: TriageFaultCode | null,
) {
  const { length } = classification.articles;
  const likeness = new Map(classification.articles.map((hit, place) => [hit.id, length - place]));
  const alike = classification.articles
    .map(hit => articleById(articles, hit.id))
    .filter(one => one !== undefined);
  const about = fault ? articlesAbout(articles, fault.code) : [];
  return [...new Set([...about, ...alike])]
    .map(article => {
      const worth =
        (fault && article.faultCodes.includes(fault.code) ? 2 : 0) + (article.locale === locale ? 1 : 0);
      return { article, worth, like: likeness.get(article.id) ?? 0 };
    })
    .sort((a, b) => b.worth - a.worth || b.like - a.like)
    .slice(0, 3)
    .map(({ article }) => ({ articleId: article.id, title: article.title }));
}

function handOverOf(gate: Gate): TriageOutcome['handOver'] {
  if (!gate.handOver) return null;
  const hit = [...gate.hazards, ...gate.sensitive].find(one => one.kind === gate.handOver);
  return { reason: gate.handOver, quote: hit?.quote ?? '' };
}
