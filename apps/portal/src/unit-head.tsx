import type { ReactNode } from 'react';
import type { LabelledUnit } from '#contracts';
import { Icon } from '#ui';
import type { IconName } from '#ui';
import { useT } from './i18n';

const icons: Readonly<Record<string, IconName>> = {
  kiosk: 'box',
  display: 'board',
  charger: 'bolt',
  compressor: 'thermometer',
};

/** Which machine this is about: model large, then where it stands. */
export function UnitHead({
  unit,
}: {
  unit: Pick<
    LabelledUnit,
    'modelName' | 'serialNumber' | 'siteName' | 'city' | 'family' | 'manufacturerName'
  >;
}): ReactNode {
  const t = useT();
  return (
    <header className="po-unit">
      <span className="po-unit__icon">
        <Icon name={icons[unit.family] ?? 'box'} size={28} />
      </span>
      <div>
        <p className="po-unit__maker">{unit.manufacturerName}</p>
        <h1>{unit.modelName}</h1>
        <p className="co-muted">
          {unit.siteName}, {unit.city}
        </p>
        <p className="co-muted co-mono">{t('label.serial', { serial: unit.serialNumber })}</p>
      </div>
    </header>
  );
}
