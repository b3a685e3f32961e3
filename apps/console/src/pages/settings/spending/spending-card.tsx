import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AssistantSpending } from '#contracts';
import {
  Card,
  EmptyState,
  ErrorState,
  IconButton,
  Notice,
  Progress,
  Skeleton,
  useFormat,
  useRoute,
} from '#ui';
import { useT } from '../../../i18n';
import { BudgetForm } from './budget-form';
import { SpendingChart } from './spending-chart';
import { monthBeside, sumOf } from './spending-rows';
import './spending.css';

/** What the language model has used, and what it may. */
export function SpendingCard(): ReactNode {
  const t = useT();
  const [month, setMonth] = useState<string | null>(null);
  const spending = useRoute(routes.assistantSpending, { query: month === null ? {} : { month } });
  return (
    <Card title={t('spending.title')}>
      {spending.data && (
        <div className="cs-column">
          <Standing spending={spending.data} />
          <MonthOf spending={spending.data} onMonth={setMonth} />
          <BudgetForm key={spending.data.budget.version} budget={spending.data.budget} />
        </div>
      )}
      {spending.isLoading && <Skeleton lines={6} />}
      {spending.error && !spending.data && (
        <ErrorState error={spending.error} onRetry={() => void spending.refetch()} />
      )}
    </Card>
  );
}

function Standing({ spending: { budget, state, spent } }: { spending: AssistantSpending }): ReactNode {
  const t = useT();
  const format = useFormat();
  if (budget.priceIn === null) return <p className="co-faint">{t('spending.noPrice')}</p>;
  const money = format.money(spent, budget.currency);
  if (budget.monthly === null) return <p>{t('spending.spent', { spent: money })}</p>;
  const text = t('spending.of', { spent: money, monthly: format.money(budget.monthly, budget.currency) });
  const tone = state === 'stopped' ? 'bad' : state === 'warned' ? 'warn' : 'good';
  return (
    <>
      <p>{text}</p>
      <Progress
        value={budget.monthly === 0 ? 1 : Math.min(1, spent / budget.monthly)}
        label={text}
        tone={tone}
      />
      {state === 'warned' && <Notice tone="warn">{t('spending.warned')}</Notice>}
      {state === 'stopped' && <Notice tone="bad">{t('spending.stopped')}</Notice>}
    </>
  );
}

interface MonthProps {
  spending: AssistantSpending;
  onMonth: (month: string) => void;
}

function MonthOf({ spending, onMonth }: MonthProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { month, thisMonth, days, budget } = spending;
  const name = format.dateTime(`${month}-15T12:00:00Z`, { style: 'month', zone: 'UTC' });
  const [failed, refused, unmeasured] = [
    sumOf(days, 'failed'),
    sumOf(days, 'refused'),
    sumOf(days, 'unmeasured'),
  ];
  return (
    <>
      <div className="cs-spending__month">
        <IconButton
          icon="chevronLeft"
          label={t('spending.earlier')}
          onClick={() => onMonth(monthBeside(month, -1))}
        />
        <b>{name}</b>
        <IconButton
          icon="chevronRight"
          label={t('spending.later')}
          disabled={month >= thisMonth}
          onClick={() => onMonth(monthBeside(month, 1))}
        />
      </div>
      {days.length === 0 ? (
        <EmptyState title={t('spending.none')} text={t('spending.noneHint')} />
      ) : (
        <SpendingChart month={month} name={name} days={days} budget={budget} />
      )}
      <ul className="cs-plain co-faint">
        {failed > 0 && <li>{t('spending.failed', { count: failed })}</li>}
        {refused > 0 && <li>{t('spending.refused', { count: refused })}</li>}
        {unmeasured > 0 && <li>{t('spending.unmeasured', { count: unmeasured })}</li>}
      </ul>
    </>
  );
}
