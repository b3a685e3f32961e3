import type { ReactNode } from 'react';
import type { Overview } from '#contracts';
import { Card, Chip, EmptyState, useDynamicT, useFormat } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { shareOf } from './shares';

export interface FleetProps {
  families: Overview['byFamily'];
  equipment: Overview['equipment'];
}

/** Health by family: how many units, and which share of them has an alert. */
export function Fleet({ families, equipment }: FleetProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  // A tenth of a family in alarm fills a bar: one unit in a hundred must not look like the whole fleet.
  const widest = Math.max(0.1, ...families.map(shareOf));
  return (
    <Card
      flush
      title={t('overview.fleet')}
      actions={
        <span className="cs-icon-line co-muted">
          {t('overview.units', { count: equipment.total })}
          <Chip tone="good" icon="zap" bare>
            {t('overview.online', { count: equipment.online })}
          </Chip>
        </span>
      }
    >
      {families.length === 0 && <EmptyState icon="cpu" title={t('overview.noUnits')} />}
      <ul className="cs-list">
        {families.map(({ family, units, alerting }) => {
          const share = shareOf({ units, alerting });
          return (
            <li key={family}>
              <Link
                to={`/equipment?family=${family}${alerting > 0 ? '&alerting=1' : ''}`}
                className="cs-list__row cs-family"
              >
                <b>{word('family', family)}</b>
                <span className="co-muted">{t('overview.units', { count: units })}</span>
                <span className="cs-family__bar" aria-hidden>
                  <i style={{ width: widest > 0 ? `${(share / widest) * 100}%` : 0 }} />
                </span>
                <span className={alerting > 0 ? 'cs-family__bad' : 'co-faint'}>
                  {alerting > 0
                    ? t('overview.alerting', {
                        count: alerting,
                        share: format.number(share, {
                          style: 'percent',
                          maximumFractionDigits: share < 0.1 ? 1 : 0,
                        }),
                      })
                    : t('overview.healthy')}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
