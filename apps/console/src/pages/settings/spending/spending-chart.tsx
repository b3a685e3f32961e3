import { useState } from 'react';
import type { ReactNode } from 'react';
import { ModelPurpose, routes } from '#contracts';
import type { AssistantBudget, ModelCallLine, SpendingDay } from '#contracts';
import { BarChart, Button, SegmentedControl, useApi, useFormat } from '#ui';
import type { BarTone } from '#ui';
import { useT } from '../../../i18n';
import { csvText, saveCsv } from '../../parts/export/csv';
import { ExportButton } from '../../parts/export/export-button';
import { daysOfMonth, spendingHead, spendingRows, sumOf } from './spending-rows';

interface Props {
  month: string;
  /** Of the month, in words. */
  name: string;
  days: readonly SpendingDay[];
  budget: AssistantBudget;
}

const tones: Record<ModelPurpose, BarTone> = { triage: 'accent', conversation: 'info', search: 'neutral' };
const PAGE = 200;
const callColumns = [
  'at',
  'purpose',
  'model',
  'tokensIn',
  'tokensOut',
  'isMeasured',
  'cost',
  'currency',
  'ms',
  'fault',
  'serviceRequestId',
  'id',
] as const satisfies readonly (keyof ModelCallLine)[];
type Shown = 'tokens' | 'cost';

/** By day and purpose, in tokens or in money, and the same to take along. */
export function SpendingChart({ month, name, days, budget: { currency } }: Props): ReactNode {
  const t = useT();
  const format = useFormat();
  const api = useApi();
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
        <Button
          small
          icon="download"
          onClick={() =>
            saveCsv(`callout-llm-${month}.csv`, csvText(spendingHead, spendingRows(days, currency)))
          }
        >
          {t('spending.csv')}
        </Button>
        <ExportButton
          label={t('spending.callsCsv')}
          fileName={`callout-llm-calls-${month}.csv`}
          head={callColumns}
          load={async cursor => {
            const { items, nextCursor } = await api.call(routes.listModelCalls, {
              query: { month, limit: PAGE, ...(cursor === null ? {} : { cursor }) },
            });
            return { rows: items.map(one => callColumns.map(column => one[column])), next: nextCursor };
          }}
        />
      </div>
    </>
  );
}
