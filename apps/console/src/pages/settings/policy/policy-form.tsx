import { useState } from 'react';
import type { ReactNode } from 'react';
import { defaultPlanningTerms, PlanningTerms, routes } from '#contracts';
import type { PlanningPolicy } from '#contracts';
import { Button, Field, TextInput, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { VerbNotice } from '../../parts/verb-notice';
import { allTerms } from './policy-terms';

const most = { hours: 100, minutes: 60, rest: 24 } as const;

/** What an hour of each counts for on the road; it holds from the next plan on. */
export function PolicyForm({ policy }: { policy: PlanningPolicy }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const textsOf = (terms: PlanningTerms): string[] => allTerms.map(({ read }) => String(read(terms)));
  const [texts, setTexts] = useState(() => textsOf(policy.terms));
  const set = useVerb(routes.setPlanningPolicy, {
    invalidates: [routes.planningPolicy],
    onSuccess: () => toasts.show({ tone: 'good', text: t('settings.saved') }),
  });
  const entered = allTerms.reduce(
    (terms, { write }, index) => write(terms, Number(texts[index])),
    policy.terms,
  );
  return (
    <details>
      <summary>{t('policy.set')}</summary>
      <form
        className="cs-policy__form"
        onSubmit={event => {
          event.preventDefault();
          set.mutate({ body: { terms: entered, version: policy.version } });
        }}
      >
        {allTerms.map(({ text, unit }, index) => (
          <Field key={text} label={t(text)} hint={t(`policy.unit.${unit}`)}>
            <TextInput
              type="number"
              min={0}
              max={most[unit]}
              step="any"
              required
              value={texts[index]}
              onChange={event => setTexts(texts.with(index, event.target.value))}
            />
          </Field>
        ))}
        <VerbNotice error={set.error} onReload={() => set.reset()} />
        <div className="co-line">
          <Button type="submit" kind="primary" busy={set.isPending}>
            {t('policy.save')}
          </Button>
          <Button onClick={() => setTexts(textsOf(defaultPlanningTerms))}>{t('policy.defaults')}</Button>
        </div>
      </form>
    </details>
  );
}
