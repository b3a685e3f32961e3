import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import { Card, Chip, Count, ErrorState, useRoute } from '#ui';
import { useT } from '../../i18n';
import { useRuleText } from '../alerts/use-rule-text';

/** The alert rules that are other ones for this unit than for its model; nothing while there are none. */
export function UnitRulesCard({ unit }: { unit: Equipment }): ReactNode {
  const t = useT();
  const text = useRuleText();
  const { data, error, refetch } = useRoute(routes.listRulesOfUnit, { params: { id: unit.id } });
  const rules = data?.items ?? [];
  if (error && rules.length === 0)
    return (
      <Card title={t('equipment.ownRules')}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    );
  if (rules.length === 0) return null;
  return (
    <Card flush title={t('equipment.ownRules')} actions={<Count value={rules.length} />}>
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
          </li>
        ))}
      </ul>
    </Card>
  );
}
