import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AssistantEndpoint } from '#contracts';
import { Button, Card, Chip, Notice, Skeleton, useRoute, useVerb } from '#ui';
import { useT } from '../../i18n';
import { Ago } from '../parts/moment';
import { DataNotice } from './data-notice';
import { DraftFigures } from './draft-figures';
import { ModelStanding } from './model-standing';
import { VerbNotice } from '../parts/verb-notice';

/** Where the language model is and what it takes, found out by asking it. */
export function AssistantCard(): ReactNode {
  const t = useT();
  const endpoint = useRoute(routes.assistantEndpoint, {});
  const check = useVerb(routes.checkAssistantEndpoint, { invalidates: [routes.assistantEndpoint] });
  return (
    <Card title={t('settings.assistant')}>
      {endpoint.data ? <Endpoint {...endpoint.data} /> : <Skeleton lines={3} />}
      <VerbNotice error={check.error ?? endpoint.error} />
      {endpoint.data?.host && (
        <Button busy={check.isPending} onClick={() => check.mutate({})}>
          {t('settings.assistantCheck')}
        </Button>
      )}
      <DataNotice />
      <ModelStanding />
      <DraftFigures />
    </Card>
  );
}

function Endpoint({ host, model, check }: AssistantEndpoint): ReactNode {
  const t = useT();
  if (host === null) return <Notice tone="info">{t('settings.assistantNone')}</Notice>;
  return (
    <div className="cs-column">
      <p className="cs-settings__endpoint">
        <strong>{model}</strong> <span className="co-faint">{host}</span>
      </p>
      {check?.fault && (
        <Notice tone="bad">
          {t('settings.assistantFails', { why: t(`settings.assistantFault.${check.fault}`) })}
        </Notice>
      )}
      {check?.listed === false && <Notice tone="warn">{t('settings.assistantUnlisted')}</Notice>}
      {check?.card && (
        <div className="cs-settings__chips">
          <Chip tone={check.card.json === 'prompt' ? 'neutral' : 'good'}>
            {t(`settings.assistantJson.${check.card.json}`)}
          </Chip>
          {check.card.stream && <Chip tone="good">{t('settings.assistantStream')}</Chip>}
          {check.card.temperature && <Chip tone="good">{t('settings.assistantTemperature')}</Chip>}
          <Chip>{check.card.tokens}</Chip>
          {check.ms !== null && <Chip>{t('settings.assistantMs', { ms: check.ms })}</Chip>}
        </div>
      )}
      {check && (
        <p className="co-faint">
          {t('settings.assistantChecked')} <Ago at={check.at} />
        </p>
      )}
    </div>
  );
}
