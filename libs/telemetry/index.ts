export type {
  AlertCondition,
  AlertRuleLevel,
  AlertSchedule,
  ComparisonOperator,
  EvaluatedRule,
  MetricValue,
  AlertPattern,
} from './rules/rule';
export { metricsOf, negate, signalsOf } from './rules/condition';
export { noSignal, signalIn, signalOf } from './rules/signal';
export type { Signal } from './rules/signal';
export type { MetricMemory } from './rules/condition';
export { newRuleState, withAlertClosed } from './rules/state';
export type { RuleState } from './rules/state';
export { evaluateRule, evaluateReadings, nextTickAt } from './rules/evaluate';
export { isActiveWith, isSameThreshold, overridden, thresholdsOf } from './rules/override';
export type { RuleOverride, Threshold } from './rules/override';
export { unreachableLevels } from './rules/reach';
export { isOpen, nextTurn } from './rules/schedule';
export { backtest, backtestLimits } from './rules/backtest';
export type { Backtest, BacktestLimits, History, PastAlert } from './rules/backtest';
export { holdSettings } from './rules/holders';
export type { Hold, Holder } from './rules/holders';
export type {
  Evidence,
  Evaluation,
  Finding,
  IgnoredReading,
  ReadingInput,
  RuleInput,
  SignalInput,
  TickInput,
} from './rules/inputs';
export { AnomalyDetector, anomalyThreshold, lastingThreshold, readingsToLearn } from './anomaly/detector';
export { pastScores } from './anomaly/past-scores';
export type { AnomalyScore, AnomalyState, Unscored } from './anomaly/detector';
export { UnitScore } from './anomaly/unit-score';
export { asConverted, asRight, judgeMeasure } from './measure/guard';
export type { Judged, Measured, MeasureDoubt, MeasureState } from './measure/guard';
export { bucket, summarise } from './charts/bucket';
export type { Bucket, Sample, Summary } from './charts/bucket';
export { mostValue, samplesOf, slotMs } from './watch/slot';
export type { SlotSample } from './watch/slot';
export { watchSettings } from './watch/settings';
export type { WatchSettings } from './watch/settings';
export { tuned, tuningOf } from './watch/tuning';
export type { Verdicts } from './watch/tuning';
export { SisterWatch } from './sisters/sister-watch';
export type { SistersEvent, SistersFinding, SistersState } from './sisters/sister-watch';
export { leastShare, levelsOf, partsOf, seriesOf } from './sisters/level';
export type { Duty, DutyStep, Level } from './sisters/level';
export type { Baseline } from './sisters/baseline';
export { daySteps, sisterSettings } from './sisters/settings';
export { stepMs } from './forecast/memory';
export type { SisterSettings } from './sisters/settings';
export { UnitFindings } from './findings/unit-findings';
export type { UnitFindingsState, WatchedMetric } from './findings/unit-findings';
export type { FindingEvent, FindingKind, OwnFinding, UnitFinding } from './findings/finding';
export { PastLives } from './life/remaining-life';
export type { RemainingLife } from './life/remaining-life';
export type { Life } from './life/features';
export { lifeSettings } from './life/settings';
export type { LifeSettings } from './life/settings';
