import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AssistantBudget } from '#contracts';
import { Button, Field, TextInput, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { VerbNotice } from '../../parts/verb-notice';

const written = (value: number | null): string => (value === null ? '' : String(value));
const read = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What a million tokens costs at the endpoint, and what a month may. */
export function BudgetForm({ budget }: { budget: AssistantBudget }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [currency, setCurrency] = useState(budget.currency);
  const [priceIn, setPriceIn] = useState(written(budget.priceIn));
  const [priceOut, setPriceOut] = useState(written(budget.priceOut));
  const [priceSearch, setPriceSearch] = useState(written(budget.priceSearch));
  const [monthly, setMonthly] = useState(written(budget.monthly));
  const [percent, setPercent] = useState(String(Math.round(budget.warnShare * 100)));
  const set = useVerb(routes.setAssistantBudget, {
    invalidates: [routes.assistantSpending],
    onSuccess: () => toasts.show({ tone: 'good', text: t('settings.saved') }),
  });
  const hasBudget = monthly.trim() !== '';
  const amount = (
    value: string,
    change: (text: string) => void,
    required: boolean,
    limit = 100_000,
  ): ReactNode => (
    <TextInput
      type="number"
      min={0}
      max={limit}
      step="any"
      required={required}
      value={value}
      onChange={event => change(event.target.value)}
    />
  );
  return (
    <details className="cs-spending__set">
      <summary>{t('spending.set')}</summary>
      <form
        className="cs-spending__form"
        onSubmit={event => {
          event.preventDefault();
          set.mutate({
            body: {
              currency: currency.trim().toUpperCase(),
              priceIn: read(priceIn),
              priceOut: read(priceOut),
              priceSearch: read(priceSearch),
              monthly: read(monthly),
              warnShare: Number(percent) / 100,
              version: budget.version,
            },
          });
        }}
      >
        <Field label={t('spending.priceIn')}>
          {amount(priceIn, setPriceIn, hasBudget || priceOut.trim() !== '')}
        </Field>
        <Field label={t('spending.priceOut')}>
          {amount(priceOut, setPriceOut, hasBudget || priceIn.trim() !== '')}
        </Field>
        <Field
          label={t('spending.priceSearch')}
          hint={t('spending.priceSearchHint')}
          className="cs-spending__wide"
        >
          {amount(priceSearch, setPriceSearch, false)}
        </Field>
        <Field label={t('spending.currency')}>
          <TextInput
            required
            maxLength={3}
            pattern="[A-Za-z]{3}"
            value={currency}
            onChange={event => setCurrency(event.target.value)}
          />
        </Field>
        <Field label={t('spending.warnShare')}>
          <TextInput
            type="number"
            min={10}
            max={100}
            step={1}
            required
            value={percent}
            onChange={event => setPercent(event.target.value)}
          />
        </Field>
        <Field label={t('spending.monthly')} hint={t('spending.monthlyHint')} className="cs-spending__wide">
          {amount(monthly, setMonthly, false, 100_000_000)}
        </Field>
        <VerbNotice error={set.error} onReload={() => set.reset()} />
        <Button type="submit" busy={set.isPending}>
          {t('spending.save')}
        </Button>
      </form>
    </details>
  );
}
