import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import { Card, Chip, Count, ErrorState, useRoute } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { useMay } from '../../session';
import { useRuleText } from '../alerts/use-rule-text';

/** The alert rules that are other ones for this unit than for its model; who may change them finds the way there. */
export function UnitRulesCard({ unit }: { unit: Equipment }): ReactNode {
  const t = useT();
  const may = useMay();
  const text = useRuleText();
  const { data, error, refetch } = useRoute(routes.listRulesOfUnit, { params: { id: unit.id } });
  const rules = data?.items ?? [];
  const isEditor = may('alert-rule.change');
  const there = `/alerts/rules?model=${unit.modelId}&unit=${unit.id}`;
  if (error && rules.length === 0)
    return (
      <Card title={t('equipment.ownRules')}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    );
  if (!data || (rules.length === 0 && !isEditor)) return null;
  return (
    <Card flush title={t('equipment.ownRules')} actions={rules.length > 0 && <Count value={rules.length} />}>
      <ul className="cs-list">
        {rules.map(rule => (
          <li key={rule.ruleId} className="cs-pad">
            <b>{rule.name}</b>
            <p>{text.rule({ ...rule, modelId: unit.modelId })}</p>
            <p className="co-faint">
              {rule.scopes
                .map(({ scope, scopeName }) => t(`equipment.overriddenFor.${scope}`, { name: scopeName }))
                .join(' · ')}
            </p>
            {!rule.active && (
              <Chip tone="neutral" icon="pause">
                {t('alerts.inactive')}
              </Chip>
            )}
            {isEditor && (
              <Link
                to={`${there}&rule=${rule.ruleId}`}
                aria-label={t('equipment.changeRule', { name: rule.name })}
              >
                {t('equipment.changeHere')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {isEditor && (
        <p className="cs-pad">
          {rules.length === 0 && <span className="co-muted">{t('equipment.noOwnRules')} </span>}
          <Link to={there}>{t('equipment.changeARule')}</Link>
        </p>
      )}
    </Card>
  );
}
