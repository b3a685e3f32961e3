import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ModelCall, RequestSpending } from '#contracts';
import { Card, Chip, useFormat, useRoute } from '#ui';
import { useT } from '../../i18n';
import { Ago } from '../parts/moment';
import '../parts/column.css';

/** What the language model has used for a request; nothing where none was asked. */
export function ModelCost({ requestId, zone }: { requestId: string; zone: string }): ReactNode {
  const t = useT();
  const spending = useRoute(routes.requestSpending, { params: { id: requestId } });
  if (!spending.data || spending.data.newest.length === 0) return null;
  return (
    <Card title={t('spending.ofRequest')}>
      <Totals {...spending.data} />
      <details className="cs-past-drafts">
        <summary>{t('spending.eachCall', { count: spending.data.newest.length })}</summary>
        <ul>
          {spending.data.newest.map(call => (
            <li key={call.id}>
              <Call call={call} zone={zone} />
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Totals(totals: RequestSpending): ReactNode {
  const t = useT();
  const format = useFormat();
  const money = useMoney();
  const { calls, failed, refused, unmeasured, tokensIn, tokensOut, ms, costs } = totals;
  return (
    <>
      <dl className="cs-figures">
        <Figure label={t('spending.cost')}>
          {costs.length === 0 ? '–' : costs.map(one => money(one.cost, one.currency)).join(' + ')}
        </Figure>
        <Figure label={t('spending.tokens')}>{format.number(tokensIn + tokensOut)}</Figure>
        <Figure label={t('spending.time')}>
          {t('spending.seconds', { seconds: secondsOf(format, ms) })}
        </Figure>
      </dl>
      <p className="co-faint">
        {t('spending.calls')}: {format.number(calls)}
        {refused > 0 && ` · ${t('spending.refused', { count: refused })}`}
        {failed > 0 && ` · ${t('spending.failed', { count: failed })}`}
      </p>
      {unmeasured > 0 && <p className="co-faint">{t('spending.unmeasured', { count: unmeasured })}</p>}
      {costs.length === 0 && calls > 0 && <p className="co-faint">{t('spending.noPrice')}</p>}
    </>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{children}</b>
      </dd>
    </div>
  );
}

function Call({ call, zone }: { call: ModelCall; zone: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  const money = useMoney();
  const { purpose, model, tokensIn, tokensOut, cost, currency, ms, fault, at } = call;
  return (
    <>
      <p className="cs-talk__by">
        <b>{t(`spending.purpose.${purpose}`)}</b>
        <span>{model}</span>
        {fault && <Chip tone="bad">{t(`settings.assistantFault.${fault}`)}</Chip>}
        <span className="co-faint">
          <Ago at={at} zone={zone} />
        </span>
      </p>
      <p className="co-faint">
        {t('spending.inAndOut', { in: format.number(tokensIn), out: format.number(tokensOut) })}
        {ms !== null && ` · ${t('spending.seconds', { seconds: secondsOf(format, ms) })}`}
        {cost !== null && currency !== null && ` · ${money(cost, currency)}`}
      </p>
    </>
  );
}

const secondsOf = (format: ReturnType<typeof useFormat>, ms: number): string =>
  format.number(ms / 1_000, { maximumFractionDigits: 1 });

/** Calls cost parts of a cent: so many digits as tell them apart. */
function useMoney(): (value: number, currency: string) => string {
  const format = useFormat();
  return (value, currency) =>
    format.number(value, { style: 'currency', currency, maximumSignificantDigits: 3 });
}
