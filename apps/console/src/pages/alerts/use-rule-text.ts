import type { AlertCondition, AlertLevel, AlertPattern, AlertRule, EquipmentModel } from '#contracts';
import { useDynamicT, useFormat } from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';
import { useReadingText } from '../parts/use-reading-text';
import type { Simple } from './level-draft';

type Levels = Pick<AlertRule, 'modelId' | 'condition' | 'pattern' | 'milderLevels'>;

/** A rule as a sentence: "Discharge temperature above 95 °C for 10 s". */
export function useRuleText(): {
  /** Of several levels the milder ones are named by their severity. */
  rule: (rule: Levels) => string;
  level: (level: Omit<AlertLevel, 'urgency'>, modelId: string) => string;
  condition: (condition: AlertCondition, model: EquipmentModel | undefined) => string;
  time: (seconds: number) => string;
} {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const reading = useReadingText();
  const models = useModels();

  const time = (seconds: number): string =>
    seconds % 60 === 0 ? format.duration(seconds / 60) : t('alerts.seconds', { count: seconds });
  const simple = (one: Simple, model: EquipmentModel | undefined): string => {
    const known = model?.metrics.find(metric => metric.key === one.metric);
    const titleOf = (key: string): string => {
      const found = model?.metrics.find(metric => metric.key === key);
      return found ? models.metricTitle(found) : key;
    };
    const metric = titleOf(one.metric ?? '');
    if (one.type === 'compare')
      return t(`alerts.is.${one.op}`, { metric, value: reading(one.value, known?.unit) });
    if (one.type === 'difference') {
      const less = t('alerts.less', { metric, other: titleOf(one.other) });
      return t(`alerts.is.${one.op}`, { metric: less, value: reading(one.value, known?.unit) });
    }
    if (one.type === 'rate') {
      const text = t(`alerts.rate.${one.op}`, { metric, value: reading(one.perMinute, known?.unit) });
      const { windowSeconds = 60 } = one;
      return windowSeconds === 60 ? text : t('alerts.rateOver', { text, time: time(windowSeconds) });
    }
    if (one.type === 'unusual') return t('alerts.isUnusual', { metric, sure: format.percent(one.sure) });
    if (one.type === 'unlike-sisters')
      return t('alerts.isUnlikeSisters', { metric, sure: format.percent(one.sure) });
    if (one.type === 'forecast') return t('alerts.isForecast', { metric, hours: one.withinHours });
    return one.metric
      ? t('alerts.noDataOf', { metric, time: time(one.seconds) })
      : t('alerts.noDataAtAll', { time: time(one.seconds) });
  };
  const condition = (whole: AlertCondition, model: EquipmentModel | undefined): string =>
    'conditions' in whole
      ? whole.conditions.map(one => simple(one, model)).join(` ${t(`alerts.joint.${whole.type}`)} `)
      : simple(whole, model);
  const withPattern = (text: string, pattern: AlertPattern): string => {
    if (pattern.kind === 'simple') return text;
    if (pattern.kind === 'duration')
      return t('alerts.lasting', { condition: text, time: time(pattern.seconds) });
    return t('alerts.repeating', {
      condition: text,
      times: pattern.times,
      time: time(pattern.withinSeconds),
    });
  };
  const level = (one: Omit<AlertLevel, 'urgency'>, modelId: string): string =>
    withPattern(condition(one.condition, models.byId(modelId)), one.pattern);
  const milder = (one: AlertLevel, modelId: string): string =>
    t('alerts.levelText', { urgency: word('urgency', one.urgency), text: level(one, modelId) });
  return {
    condition,
    time,
    level,
    rule: one =>
      [level(one, one.modelId), ...one.milderLevels.map(other => milder(other, one.modelId))].join('; '),
  };
}
