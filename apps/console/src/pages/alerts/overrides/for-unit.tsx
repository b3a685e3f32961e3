import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { IconButton, Notice, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { Link } from '../../../routing';

/** Whoever comes from a unit chooses the rule that is to be another one for it. */
export function ForUnit({ unitId, onEnd }: { unitId: string; onEnd: () => void }): ReactNode {
  const t = useT();
  const unit = useRoute(routes.getEquipment, { params: { id: unitId } });
  if (!unit.data) return null;
  return (
    <div className="cs-for-unit">
      <Notice>
        {t('overrides.forUnit')} <Link to={`/equipment/${unitId}`}>{unit.data.serialNumber}</Link>{' '}
        <IconButton icon="x" small label={t('overrides.forUnitEnd')} onClick={onEnd} />
      </Notice>
    </div>
  );
}
