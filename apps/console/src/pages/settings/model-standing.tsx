import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AssistantStanding } from '#contracts';
import { Notice, Skeleton, useFormat, useRoute } from '#ui';
import { useT } from '../../i18n';

/** Whether the model earns its place: what it and the rules called faults of which it is known by now what they were. */
export function ModelStanding(): ReactNode {
  const t = useT();
  const standing = useRoute(routes.assistantStanding, {});
  if (!standing.data) return standing.error ? null : <Skeleton lines={2} />;
  if (standing.data.model === null) return null;
  return (
    <section className="cs-settings__part" aria-label={t('settings.standing')}>
      <h4>{t('settings.standing')}</h4>
      <Figures {...standing.data} />
    </section>
  );
}

function Figures({ cases, modelRight, rulesRight, isWorse, fewest }: AssistantStanding): ReactNode {
  const t = useT();
  const format = useFormat();
  if (cases < fewest) return <p className="co-faint">{t('settings.standingFew', { cases, fewest })}</p>;
  return (
    <>
      <dl className="cs-figures">
        <div>
          <dt>{t('settings.standingModel')}</dt>
          <dd>
            <b>{format.percent(modelRight / cases)}</b>
          </dd>
        </div>
        <div>
          <dt>{t('settings.standingRules')}</dt>
          <dd>
            <b>{format.percent(rulesRight / cases)}</b>
          </dd>
        </div>
      </dl>
      {isWorse && <Notice tone="warn">{t('settings.standingWorse')}</Notice>}
      <p className="co-faint">{t('settings.standingOf', { cases })}</p>
    </>
  );
}
