import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AlertRule } from '#contracts';
import { Button, Card, Count, EmptyState, ErrorState, Skeleton, useList } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { useSearchParams } from '../../routing';
import { useMay } from '../../session';
import { FilterBar, FilterSelect } from '../parts/filter-controls';
import { given } from '../parts/filters';
import { useModels } from '../parts/use-models';
import { AlertsNav } from './alerts-nav';
import { ForUnit } from './overrides/for-unit';
import { OverridesDialog } from './overrides/overrides-dialog';
import { RuleDialog } from './rule-dialog';
import { RuleRow } from './rule-row';
import './rules.css';

/** What raises an alert, model by model, in sentences. */
export default function RulesPage(): ReactNode {
  const t = useT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const [edited, setEdited] = useState<AlertRule | 'new' | null>(null);
  const models = useModels();
  const modelId = params.get('model');
  const unitId = params.get('unit');
  const { rows, query, more } = useList(routes.listAlertRules, {
    query: { limit: 200, ...given({ modelId }) },
  });
  const isEditor = may('alert-rule.change');
  const opened = rows.find(rule => rule.id === params.get('rule'));
  const groups = Map.groupBy(rows, rule => rule.modelName);
  return (
    <>
      <PageHeader
        title={t('alerts.rules')}
        actions={
          isEditor && (
            <Button kind="primary" icon="plus" onClick={() => setEdited('new')}>
              {t('alerts.newRule')}
            </Button>
          )
        }
      />
      <AlertsNav />
      <FilterBar label={t('alerts.filters')}>
        <FilterSelect
          name="model"
          label={t('noun.model')}
          options={models.models.map(model => ({ value: model.id, label: model.name }))}
        />
      </FilterBar>
      {unitId !== null && isEditor && <ForUnit unitId={unitId} onEnd={() => change({ unit: null })} />}
      {query.error && rows.length === 0 && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isLoading && <Skeleton lines={8} />}
      {!query.isLoading && !query.error && rows.length === 0 && (
        <EmptyState icon="bell" title={t('alerts.noRules')} text={t('alerts.noRulesHint')} />
      )}
      <div className="cs-rules">
        {[...groups].map(([modelName, rules]) => (
          <Card key={modelName} flush title={modelName} actions={<Count value={rules.length} />}>
            <ul className="cs-list">
              {rules.map(rule => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  siblings={rules}
                  onEdit={isEditor ? () => setEdited(rule) : undefined}
                  onOverrides={() => change({ rule: rule.id })}
                  isForUnit={unitId !== null}
                />
              ))}
            </ul>
          </Card>
        ))}
        {more.available && (
          <Button busy={more.busy} onClick={more.load}>
            {t('common.loadMore')}
          </Button>
        )}
      </div>
      {edited && (
        <RuleDialog
          key={edited === 'new' ? 'new' : edited.id}
          rule={edited === 'new' ? null : (rows.find(row => row.id === edited.id) ?? edited)}
          modelId={modelId}
          onClose={() => setEdited(null)}
        />
      )}
      {opened && (
        <OverridesDialog
          key={opened.id}
          rule={opened}
          unitId={unitId}
          onClose={() => change({ rule: null })}
        />
      )}
    </>
  );
}
