import type { EquipmentModel, Threshold } from '#contracts';
import { useDynamicT, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useReadingText } from '../../parts/use-reading-text';
import { isSureness } from '../numbers';
import type { Simple } from '../level-draft';
import { useRuleText } from '../use-rule-text';

/** The condition in which a number stands, with that number. */
export function conditionOf({ type, metric, other = '', op, value }: Threshold): Simple {
  if (type === 'no-data') return { type, seconds: value, ...(metric !== null && { metric }) };
  const of = { metric: metric ?? '' };
  if (isSureness(type)) return { type, ...of, sure: value };
  if (type === 'forecast') return { type, ...of, withinHours: value };
  if (type === 'rate') return { type, ...of, op: op === 'lt' ? 'lt' : 'gt', perMinute: value };
  if (type === 'compare') return { type, ...of, op: op ?? 'gt', value };
  return { type, ...of, other, op: op === null || op === 'eq' || op === 'neq' ? 'gt' : op, value };
}

/** A number of a rule in words. */
export function useThresholdText(model: EquipmentModel | undefined): {
  /** "Clears when: Discharge temperature below 80 °C"; of one of several levels: "High: ..." */
  sentence: (one: Threshold) => string;
  /** "80 °C" */
  value: (one: Threshold) => string;
  /** What stands behind it in a field: "°C/min". */
  unit: (one: Threshold) => string;
} {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const reading = useReadingText();
  const text = useRuleText();
  const unit = ({ type, metric }: Threshold): string => {
    if (type === 'no-data') return 's';
    if (isSureness(type)) return '%';
    if (type === 'forecast') return 'h';
    const known = model?.metrics.find(one => one.key === metric)?.unit ?? '';
    return type === 'rate' ? `${known}/min` : known;
  };
  const value = (one: Threshold): string => {
    if (one.type === 'no-data') return text.time(one.value);
    if (isSureness(one.type)) return format.percent(one.value);
    return reading(one.value, unit(one));
  };
  const sentence = (one: Threshold): string => {
    const condition = text.condition(conditionOf(one), model);
    if (one.part === 'clear') return t('alerts.clearsWhen', { condition });
    if (one.severity === undefined) return condition;
    return t('alerts.levelText', { urgency: word('urgency', one.severity), text: condition });
  };
  return { sentence, value, unit };
}
