import type { UnitBacktest, Urgency } from '#contracts';
import { backtest, backtestLimits } from '#telemetry';
import type { EvaluatedRule, History } from '#telemetry';
import { seenBacktest } from './backtest.rules';
import type { StoredHolder } from './holders.store';
import type { TriedRule, TriedUnit } from './backtest.rules';

/** A rule to try on the past of one unit, as plain data. */
export interface BacktestWork {
  unit: TriedUnit;
  tried: TriedRule;
  rule: EvaluatedRule<Urgency>;
  history: Omit<History, 'holders'> & { holders: StoredHolder[] };
  maxPoints: number;
}

/** What comes of it is small, whatever was looked at: it goes back to the thread that answers. */
export const tryOn = ({ unit, tried, rule, history, maxPoints }: BacktestWork): UnitBacktest =>
  seenBacktest(unit, tried, backtest(rule, history, { ...backtestLimits, maxPoints }), history.holders);
