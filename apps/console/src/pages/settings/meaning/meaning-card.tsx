import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { SearchByMeaning } from '#contracts';
import { Button, Card, Chip, Notice, Progress, Skeleton, useFormat, useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { Ago } from '../../parts/moment';
import { VerbNotice } from '../../parts/verb-notice';

/** Which model gives articles their meaning, how many have it, and what it costs. */
export function MeaningCard(): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const meaning = useRoute(routes.searchByMeaning, {});
  const check = useVerb(routes.checkSearchByMeaning, { invalidates: [routes.searchByMeaning] });
  const embed = useVerb(routes.embedArticles, {
    onSuccess: () => toasts.show({ text: t('meaning.begun') }),
    onError: toasts.fail,
  });
  const { data } = meaning;
  return (
    <Card title={t('meaning.title')}>
      {data ? <State {...data} /> : !meaning.error && <Skeleton lines={3} />}
      <VerbNotice error={check.error ?? meaning.error} />
      {data?.host && (
        <div className="cs-settings__chips cs-settings__part">
          <Button busy={check.isPending} onClick={() => check.mutate({})}>
            {t('meaning.check')}
          </Button>
          {data.embedded < data.pieces && (
            <Button busy={embed.isPending} onClick={() => embed.mutate({ body: { anew: false } })}>
              {t('meaning.now')}
            </Button>
          )}
          {data.embedded > 0 && (
            <Button busy={embed.isPending} onClick={() => embed.mutate({ body: { anew: true } })}>
              {t('meaning.anew')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

function State(state: SearchByMeaning): ReactNode {
  const t = useT();
  const format = useFormat();
  const { host, model, articles, pieces, embedded, tokens, cost, currency, last } = state;
  if (host === null) return <Notice tone="info">{t('meaning.none')}</Notice>;
  const text = t('meaning.embedded', { embedded, pieces, articles });
  const priced =
    cost === null ? null : format.number(cost, { style: 'currency', currency, maximumSignificantDigits: 3 });
  return (
    <div className="cs-column">
      <p className="cs-settings__endpoint">
        <strong>{model}</strong> <span className="co-faint">{host}</span>
      </p>
      {last?.fault && (
        <Notice tone="bad">{t('meaning.fails', { why: t(`settings.assistantFault.${last.fault}`) })}</Notice>
      )}
      <p>{text}</p>
      <Progress
        value={pieces === 0 ? 0 : embedded / pieces}
        label={text}
        tone={embedded < pieces ? 'warn' : 'good'}
      />
      <p className="co-faint">
        {t('meaning.used', { tokens: format.number(tokens) })}
        {priced !== null && ` (${priced})`}
      </p>
      <Check check={state.check} dimension={state.dimension} />
    </div>
  );
}

function Check({ check, dimension }: Pick<SearchByMeaning, 'check' | 'dimension'>): ReactNode {
  const t = useT();
  const numbers = check?.dimension ?? dimension;
  return (
    <>
      {check?.fault && (
        <Notice tone="bad">{t('meaning.fails', { why: t(`settings.assistantFault.${check.fault}`) })}</Notice>
      )}
      {check?.joinsLanguages === false && <Notice tone="warn">{t('meaning.oneLanguage')}</Notice>}
      {check?.dimension && dimension && check.dimension !== dimension ? (
        <Notice tone="warn">{t('meaning.otherDimension', { dimension, now: check.dimension })}</Notice>
      ) : null}
      <div className="cs-settings__chips">
        {numbers !== null && numbers !== undefined && (
          <Chip>{t('meaning.dimension', { count: numbers })}</Chip>
        )}
        {check?.joinsLanguages && <Chip tone="good">{t('meaning.joinsLanguages')}</Chip>}
        {check?.ms !== null && check?.ms !== undefined && (
          <Chip>{t('settings.assistantMs', { ms: check.ms })}</Chip>
        )}
      </div>
      {check && (
        <p className="co-faint">
          {t('settings.assistantChecked')} <Ago at={check.at} />
        </p>
      )}
    </>
  );
}
