import { classifyByRule } from '../classify';
import type { TriageArticle, TriageFaultCode } from '../model';
import { fewestCases } from './calibration';
import { learnMeasured } from './classifier';
import type { LabelledCase, NamesOf } from './classifier';
import { pack } from './pack';

/** The closed cases of one equipment model, and what its catalogue knows. */
export interface LessonInput {
  cases: readonly LabelledCase[];
  modelFaultCodes: readonly TriageFaultCode[];
  articles: readonly TriageArticle[];
}

/** What came of learning; shares of the cases, each label given without having seen its case. */
export interface Lesson {
  cases: number;
  labels: number;
  right: number;
  /** Of all cases: sure enough to be used without a person. */
  accepted: number;
  acceptedRight: number;
  /** The rules of the catalogue on the same cases. */
  rulesRight: number;
  /** Enough cases, and not worse than the rules: else what the rules say stands. */
  isUsed: boolean;
  /** See `pack`. */
  bytes: Uint8Array;
}

/** Learns from closed cases and compares with the rules on the same. Seconds to a minute. @throws RangeError without a case */
export function lessonOf({ cases, modelFaultCodes, articles }: LessonInput): Lesson {
  const { classifier, right, accepted, acceptedRight } = learnMeasured(cases, namesIn(modelFaultCodes));
  const byRule = cases.filter(
    ({ text, label }) =>
      classifyByRule({ locale: 'en', text, modelFaultCodes, articles, openAlerts: [], readings: [] })
        .faultCode === label,
  );
  const rulesRight = byRule.length / cases.length;
  return {
    cases: cases.length,
    labels: classifier.labels.length,
    right,
    accepted,
    acceptedRight,
    rulesRight,
    isUsed: cases.length >= fewestCases && right >= rulesRight,
    bytes: pack(classifier),
  };
}

/** Titles of a fault in every language; a label that the catalogue does not know is called as it is. */
function namesIn(faultCodes: readonly TriageFaultCode[]): NamesOf {
  const titles = new Map(faultCodes.map(({ code, title }) => [code, Object.values(title)]));
  return label => titles.get(label) ?? [label];
}
