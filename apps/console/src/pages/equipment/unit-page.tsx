import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment, EquipmentModel, Finding } from '#contracts';
import { Chip, ErrorState, Skeleton, StatusChip, UrgencyMark, useRoute } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { PageTitle } from '../../layout/page-title';
import { useSearchParams } from '../../routing';
import { useMay } from '../../session';
import { someOf, toggled, written } from '../parts/filters';
import { PreferencesCard } from '../parts/preferences-card';
import { useModels } from '../parts/use-models';
import type { PageProps } from '../define';
import { Charts } from './charts';
import { FindingsCard } from './findings-card';
import { HistoryCard } from './history-card';
import { LifeCard } from './life-card';
import { MaintenanceNotice } from './maintenance-notice';
import { ReadingsNow } from './readings-now';
import { Side } from './side';
import { UnitActions } from './unit-actions';
import { UnitRulesCard } from './unit-rules-card';
import { useFindings } from './use-findings';
import { useLatest } from './use-readings';
import './equipment.css';

const none: readonly Finding[] = [];

export default function UnitPage({ params: { id = '' } }: PageProps): ReactNode {
  const t = useT();
  const unit = useRoute(routes.getEquipment, { params: { id } });
  const models = useModels();
  if (unit.data) return <Unit unit={unit.data} model={models.byId(unit.data.modelId)} models={models} />;
  return (
    <>
      <PageTitle text={t('noun.equipment')} />
      {unit.error ? (
        <ErrorState error={unit.error} onRetry={() => void unit.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}

interface UnitProps {
  unit: Equipment;
  model: EquipmentModel | undefined;
  models: ReturnType<typeof useModels>;
}

function Unit({ unit, model, models }: UnitProps): ReactNode {
  const t = useT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const latest = useLatest(unit.id);
  const alerts = useRoute(routes.listAlerts, { query: { equipmentId: unit.id, limit: 100 } });
  const findings = useFindings(unit.id);
  const metrics = model?.metrics ?? [];
  const numbers = metrics.filter(metric => metric.kind === 'number').map(metric => metric.key);
  const [atFirst, setAtFirst] = useState<readonly string[] | null>(null);
  const inAddress = someOf(params.get('metrics'), numbers);
  const alarming = (alerts.data?.items ?? [])
    .filter(alert => alert.clearedAt === null && alert.status !== 'closed')
    .flatMap(alert => alert.evidence.map(one => one.metric));
  const troubled = [...alarming, ...(findings.items ?? []).map(one => one.metric)].filter(metric =>
    numbers.includes(metric),
  );
  // What is in trouble now is shown first; later it does not jump when an alert comes or goes.
  if (atFirst === null && alerts.data && numbers.length > 0)
    setAtFirst([...new Set([...troubled, ...numbers])].slice(0, 2));
  const chosen = inAddress.length > 0 ? inAddress : (atFirst ?? numbers.slice(0, 2));
  const choose = (metric: string): void => {
    const next = toggled(chosen, metric);
    if (next.length > 0) change({ metrics: written(next) });
  };
  const online = latest.online ?? unit.online;

  return (
    <>
      <PageHeader
        title={unit.serialNumber}
        back={{ to: '/equipment', label: t('equipment.back') }}
        marks={
          <>
            <StatusChip kind="equipment" status={unit.status} />
            {online !== null && (
              <Chip tone={online ? 'good' : 'neutral'} icon={online ? 'zap' : 'wifiOff'}>
                {t(online ? 'parts.online' : 'parts.offline')}
              </Chip>
            )}
            {unit.worstUrgency && <UrgencyMark urgency={unit.worstUrgency} label />}
          </>
        }
        detail={`${unit.modelName} · ${unit.siteName}, ${unit.city} · ${unit.customerName}`}
        actions={<UnitActions unit={unit} model={model} />}
      />
      <MaintenanceNotice unit={unit} />
      <div className="cs-sheet">
        <div className="cs-sheet__main">
          <h2 className="co-sr">{unit.modelName}</h2>
          <ReadingsNow
            unit={unit}
            metrics={metrics}
            latest={latest}
            models={models}
            chosen={chosen}
            onChoose={choose}
          />
          <Charts
            unit={unit}
            metrics={metrics}
            latest={latest}
            models={models}
            alerts={alerts.data?.items ?? []}
            findings={findings.items ?? none}
            chosen={chosen}
            onChoose={choose}
          />
        </div>
        <Side unit={unit} alerts={alerts.data?.items} models={models}>
          {may('alert.read') && (
            <FindingsCard
              unit={unit}
              metrics={metrics}
              models={models}
              findings={findings}
              onShow={metric => {
                if (!chosen.includes(metric)) choose(metric);
              }}
            />
          )}
          {may('alert-rule.read') && <UnitRulesCard unit={unit} />}
          {may('engineer-preference.read') && <PreferencesCard place={{ ...unit, equipmentId: unit.id }} />}
          {may('alert-rule.read') && unit.deviceId !== null && <LifeCard unit={unit} />}
        </Side>
        <HistoryCard unit={unit} />
      </div>
    </>
  );
}
