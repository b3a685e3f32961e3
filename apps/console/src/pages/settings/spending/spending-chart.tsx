import { useState } from 'react';
import type { ReactNode } from 'react';
import { ModelPurpose } from '#contracts';
import type { AssistantBudget, SpendingDay } from '#contracts';
import { BarChart, Button, SegmentedControl, useFormat } from '#ui';
import type { BarTone } from '#ui';
import { useT } from '../../../i18n';
import { csvOf, daysOfMonth, sumOf } from './spending-rows';

interface Props {
  month: string;
  /** Of the month, in words. */
  name: string;
  days: readonly SpendingDay[];
  budget: AssistantBudget;
}

const tones: Record<ModelPurpose, BarTone> = { triage: 'accent', conversation: 'info', search: 'neutral' };
type Shown = 'tokens' | 'cost';

/** By day and purpose, in tokens or in money, and the same to take along. */
export function SpendingChart({ month, name, days, budget: { currency } }: Props): ReactNode {
  const t = useT();
  const format = useFormat();
  const isPriced = days.some(one => one.cost !== null);
  const [wanted, setWanted] = useState<Shown>('cost');
  const shown: Shown = isPriced ? wanted : 'tokens';
  const valueOf = (one: SpendingDay | undefined): number =>
    shown === 'cost' ? (one?.cost ?? 0) : (one?.tokensIn ?? 0) + (one?.tokensOut ?? 0);
  const text = (value: number): string =>
    shown === 'cost'
      ? format.number(value, { style: 'currency', currency, maximumSignificantDigits: 3 })
      : format.number(value, { notation: 'compact', maximumSignificantDigits: 3 });
  const bars = daysOfMonth(month).map(day => ({
    key: day,
    label: String(Number(day.slice(8))),
    parts: ModelPurpose.options.map(purpose => ({
      label: t(`spending.purpose.${purpose}`),
      value: valueOf(days.find(one => one.day === day && one.purpose === purpose)),
      tone: tones[purpose],
    })),
  }));
  return (
    <>
      {isPriced && (
        <SegmentedControl
          label={t('spending.show')}
          value={shown}
          onChange={setWanted}
          options={[
            { value: 'cost', label: t('spending.cost') },
            { value: 'tokens', label: t('spending.tokens') },
          ]}
        />
      )}
      <BarChart label={t('spending.chart', { month: name })} bars={bars} height={150} text={text} />
      <div className="cs-spending__foot">
        <span className="co-faint co-grow">
          {t('spending.calls')}: {format.number(sumOf(days, 'calls'))}
        </span>
        <Button small icon="download" onClick={() => save(`callout-llm-${month}.csv`, csvOf(days, currency))}>
          {t('spending.csv')}
        </Button>
      </div>
    </>
  );
}

function save(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
