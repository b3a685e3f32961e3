import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { EquipmentFamily, routes } from '#contracts';
import type { EquipmentMark } from '#contracts';
import {
  Card,
  ErrorState,
  IconButton,
  ServiceMap,
  Skeleton,
  UrgencyMark,
  useDynamicT,
  useRoute,
  useSharedT,
} from '#ui';
import type { MapJob } from '#ui';
import { useT } from '../../i18n';
import { Link, useSearchParams } from '../../routing';
import { useMe } from '../../session';
import { given, oneOf } from '../parts/filters';

/** Every unit as a point; what has an alert stands out by colour and shape. */
export function EquipmentMap(): ReactNode {
  const t = useT();
  const { mapTilesUrl } = useMe();
  const [params] = useSearchParams();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = given({
    family: oneOf(params.get('family'), EquipmentFamily.options),
    alerting: params.get('alerting') === '1',
  });
  const marks = useRoute(routes.listEquipmentMarks, { query }, { staleTime: 60_000 });
  const text = (params.get('q') ?? '').trim().toLocaleLowerCase();
  const items = marks.data?.items;
  const shown = useMemo(
    () =>
      (items ?? []).filter(
        mark => !text || `${mark.serialNumber} ${mark.siteName}`.toLocaleLowerCase().includes(text),
      ),
    [items, text],
  );
  const jobs = useMemo(() => shown.map(jobOf), [shown]);
  const unit = shown.find(mark => mark.id === chosen);
  if (marks.error && !items) return <ErrorState error={marks.error} onRetry={() => void marks.refetch()} />;
  if (!items) return <Skeleton height={420} />;
  return (
    <div className="cs-equipment-map">
      <ServiceMap
        label={t('equipment.mapLabel')}
        listTitle={count => t('equipment.units', { count })}
        jobs={jobs}
        selected={chosen ? { kind: 'job', id: chosen } : null}
        onSelect={selection => setChosen(selection?.id ?? null)}
        tiles={mapTilesUrl ? { url: mapTilesUrl } : null}
        fitKey={`${params.get('family') ?? ''}|${params.get('alerting') ?? ''}`}
      />
      {unit && <UnitCard mark={unit} onClose={() => setChosen(null)} />}
    </div>
  );
}

const jobOf = (mark: EquipmentMark): MapJob => ({
  id: mark.id,
  position: mark.position,
  urgency: mark.worstUrgency ?? 'low',
  phase: mark.worstUrgency ? 'open' : 'done',
  title: mark.serialNumber,
  detail: mark.siteName,
});

function UnitCard({ mark, onClose }: { mark: EquipmentMark; onClose: () => void }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  return (
    <div className="cs-equipment-map__card">
      <Card
        title={
          <span className="cs-icon-line">
            {mark.worstUrgency && <UrgencyMark urgency={mark.worstUrgency} />}
            {mark.serialNumber}
          </span>
        }
        actions={<IconButton small icon="x" label={shared('common.close')} onClick={onClose} />}
      >
        <p>{mark.siteName}</p>
        <p className="co-muted">{word('family', mark.family)}</p>
        <Link to={`/equipment/${mark.id}`}>{t('equipment.openUnit')}</Link>
      </Card>
    </div>
  );
}
