import type { ReactNode } from 'react';
import type { EquipmentModel, Metric } from '#contracts';
import { Button, Field, IconButton, SegmentedControl, Select, TextInput } from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';
import { newLine, ops } from './level-draft';
import type { ConditionDraft, ConditionsDraft } from './level-draft';

export interface ConditionFieldsProps {
  label: string;
  model: EquipmentModel | undefined;
  draft: ConditionsDraft;
  onChange: (draft: ConditionsDraft) => void;
  problemOf: (line: ConditionDraft) => string | undefined;
  /** What the server says of the whole. */
  error?: string | undefined;
}

const most = 8;
const types = ['compare', 'difference', 'rate', 'no-data', 'unusual', 'unlike-sisters', 'forecast'] as const;
const valueLabels = {
  compare: 'alerts.value',
  difference: 'alerts.value',
  rate: 'alerts.value',
  'no-data': 'alerts.silence',
  unusual: 'alerts.sureAtLeast',
  'unlike-sisters': 'alerts.sureAtLeast',
  forecast: 'alerts.withinHours',
} as const;
/** Sure enough to be told, and time enough to do something. */
const firstValues: Partial<Record<ConditionDraft['type'], string>> = {
  unusual: '80',
  'unlike-sisters': '80',
  forecast: '72',
};
/** A rate, a difference and a comparison with other units need numbers, and what has no limit never reaches one. */
const isFit = ({ kind, low, high }: Metric, type: ConditionDraft['type']): boolean => {
  if (type === 'forecast') return kind === 'number' && (low !== null || high !== null);
  return kind === 'number' || (type !== 'difference' && type !== 'rate' && type !== 'unlike-sisters');
};
const rateOps = ['gt', 'lt'] as const;
const orderOps = ['gt', 'gte', 'lt', 'lte'] as const;
/** Only what is measured in the same unit can be taken away. */
const othersOf = (metrics: readonly Metric[], from: Metric | undefined): Metric[] =>
  metrics.filter(one => one.kind === 'number' && one.key !== from?.key && one.unit === from?.unit);

function opsOf(type: ConditionDraft['type'], isState: boolean): readonly ConditionDraft['op'][] {
  if (type === 'rate') return rateOps;
  if (type === 'difference') return orderOps;
  return isState ? ['eq', 'neq'] : ops;
}

/** One or several lines that hold together or one of them. */
export function ConditionFields(props: ConditionFieldsProps): ReactNode {
  const { label, model, draft, onChange, problemOf, error } = props;
  const t = useT();
  const { lines, joint } = draft;
  const first = model?.metrics[0]?.key ?? '';
  const change = (line: ConditionDraft): void =>
    onChange({ joint, lines: lines.map(one => (one.id === line.id ? line : one)) });
  return (
    <fieldset className="cs-conditions cs-form__wide">
      <legend className="co-label">{label}</legend>
      {lines.length > 1 && (
        <SegmentedControl
          label={t('alerts.jointLabel')}
          value={joint}
          onChange={next => onChange({ joint: next, lines })}
          options={[
            { value: 'and', label: t('alerts.allOf') },
            { value: 'or', label: t('alerts.oneOf') },
          ]}
        />
      )}
      {lines.map((line, index) => (
        <Line
          key={line.id}
          line={line}
          model={model}
          onChange={change}
          problem={problemOf(line) ?? (index === 0 ? error : undefined)}
          onRemove={
            lines.length > 1
              ? () => onChange({ joint, lines: lines.filter(one => one.id !== line.id) })
              : undefined
          }
        />
      ))}
      {lines.length < most && (
        <Button small icon="plus" onClick={() => onChange({ joint, lines: [...lines, newLine(first)] })}>
          {t('alerts.addCondition')}
        </Button>
      )}
    </fieldset>
  );
}

interface LineProps {
  line: ConditionDraft;
  model: EquipmentModel | undefined;
  onChange: (line: ConditionDraft) => void;
  onRemove: (() => void) | undefined;
  problem: string | undefined;
}

function Line({ line, model, onChange, onRemove, problem }: LineProps): ReactNode {
  const t = useT();
  const { metricTitle } = useModels();
  const metrics = model?.metrics ?? [];
  const metric = metrics.find(one => one.key === line.metric);
  const isState = metric?.kind === 'state';
  const isSilence = line.type === 'no-data';
  const isDifference = line.type === 'difference';
  const isCompared = line.type === 'compare' || line.type === 'rate' || isDifference;
  const isFinding = !isCompared && !isSilence;
  const unit =
    line.type === 'compare' || line.type === 'difference'
      ? metric?.unit
      : line.type === 'rate'
        ? `${metric?.unit ?? ''}/min`
        : t(`alerts.after.${line.type}`);
  const others = othersOf(metrics, metric);
  const allowed = opsOf(line.type, isState);
  const pick = (part: Partial<ConditionDraft>): void => {
    const next = { ...line, ...part };
    const before = metrics.find(one => one.key === next.metric);
    if (part.type && before && !isFit(before, part.type))
      next.metric = metrics.find(one => isFit(one, next.type))?.key ?? '';
    const state = metrics.find(one => one.key === next.metric)?.kind === 'state';
    if (next.type === 'rate' && next.op !== 'lt') next.op = 'gt';
    if (next.type === 'difference') {
      if (next.op === 'eq' || next.op === 'neq') next.op = 'gt';
      const from = metrics.find(one => one.key === next.metric);
      if (!othersOf(metrics, from).some(one => one.key === next.other)) next.other = '';
    }
    // A threshold of one kind means nothing for another.
    if (part.type && part.type !== line.type) next.value = firstValues[part.type] ?? '';
    if (next.type === 'compare' && state && next.op !== 'neq') next.op = 'eq';
    onChange(next);
  };
  return (
    <div className="cs-condition">
      <Select
        aria-label={t('alerts.kindOfCondition')}
        value={line.type}
        options={types.map(value => ({ value, label: t(`alerts.type.${value}`) }))}
        onChange={event => pick({ type: types.find(type => type === event.target.value) ?? 'compare' })}
      />
      <Select
        aria-label={t('alerts.metric')}
        value={line.metric}
        placeholder={isSilence ? t('alerts.anyMetric') : metric ? undefined : t('alerts.chooseMetric')}
        options={metrics
          .filter(one => isFit(one, line.type) || one.key === line.metric)
          .map(one => ({ value: one.key, label: metricTitle(one) }))}
        onChange={event => pick({ metric: event.target.value })}
      />
      {isDifference && (
        <Select
          aria-label={t('alerts.otherMetric')}
          value={line.other}
          placeholder={
            others.length > 0
              ? t('alerts.lessMetric')
              : t('alerts.noOtherMetric', { unit: metric?.unit || '–' })
          }
          options={others.map(one => ({ value: one.key, label: `− ${metricTitle(one)}` }))}
          onChange={event => pick({ other: event.target.value })}
        />
      )}
      {isCompared && (
        <Select
          aria-label={t('alerts.comparison')}
          value={line.op}
          options={allowed.map(value => ({ value, label: t(`alerts.op.${value}`) }))}
          onChange={event => pick({ op: ops.find(op => op === event.target.value) ?? 'gt' })}
        />
      )}
      <Field
        className="cs-condition__value"
        label={<span className="co-sr">{t(valueLabels[line.type])}</span>}
        error={problem}
      >
        <TextInput
          inputMode={isState && !isSilence && !isFinding ? 'text' : 'decimal'}
          maxLength={200}
          value={line.value}
          after={unit && <span className="co-faint">{unit}</span>}
          onChange={event => pick({ value: event.target.value })}
        />
      </Field>
      {line.type === 'rate' && (
        <TextInput
          aria-label={t('alerts.overMinutes')}
          inputMode="numeric"
          maxLength={4}
          value={line.minutes}
          after={<span className="co-faint">{t('alerts.after.minutes')}</span>}
          onChange={event => pick({ minutes: event.target.value })}
        />
      )}
      {onRemove && <IconButton icon="trash" label={t('alerts.removeCondition')} onClick={onRemove} />}
    </div>
  );
}
