import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { PlanningPolicy } from '#contracts';
import { Card, ErrorState, Skeleton, useFormat, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { Ago } from '../../parts/moment';
import { PolicyForm } from './policy-form';
import { allTerms, changedTerms } from './policy-terms';
import type { Term } from './policy-terms';
import './policy.css';

/** What plans weigh against the way. Who plans may read it, who leads the organisation may change it. */
export function PolicyCard(): ReactNode {
  const t = useT();
  const policy = useRoute(routes.planningPolicy, {});
  return (
    <Card title={t('policy.title')}>
      {policy.data && <Policy policy={policy.data} />}
      {policy.isLoading && <Skeleton lines={4} />}
      {policy.error && !policy.data && (
        <ErrorState error={policy.error} onRetry={() => void policy.refetch()} />
      )}
    </Card>
  );
}

function Policy({ policy }: { policy: PlanningPolicy }): ReactNode {
  const t = useT();
  const may = useMay();
  const said = useSaid();
  return (
    <div className="cs-column">
      <p className="co-faint">{t('policy.hint')}</p>
      <dl className="cs-policy__terms">
        {allTerms.map(term => (
          <div key={term.text}>
            <dt>{t(term.text)}</dt>
            <dd>{said(term, term.read(policy.terms))}</dd>
          </div>
        ))}
      </dl>
      {may('organisation.change') && <PolicyForm key={policy.version} policy={policy} />}
      <History changes={policy.history} />
    </div>
  );
}

function History({ changes }: { changes: PlanningPolicy['history'] }): ReactNode {
  const t = useT();
  const said = useSaid();
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{t('policy.history', { count: changes.length })}</summary>
      <ul className="cs-plain cs-policy__history">
        {changes.map(({ at, by, from, to }) => (
          <li key={at}>
            <span className="co-grow">
              {changedTerms(from, to).map(term => (
                <span key={term.text} className="cs-policy__change">
                  {t(term.text)}: {said(term, term.read(from))} → <b>{said(term, term.read(to))}</b>
                </span>
              ))}
            </span>
            <span className="co-faint">
              {by}, <Ago at={at} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function useSaid(): (term: Term, value: number) => string {
  const format = useFormat();
  return ({ unit }, value) => format.duration(unit === 'minutes' ? value : value * 60);
}
