import type { ReactNode } from 'react';
import type { Equipment } from '#contracts';
import { Dialog, LinkButton } from '#ui';
import { useT } from '../../i18n';
import { CopyButton } from '../parts/copy-button';

/** The public address of the unit: what its label says. */
export function LabelDialog({ unit, onClose }: { unit: Equipment; onClose: () => void }): ReactNode {
  const t = useT();
  const address = `${window.location.origin}/e/${unit.publicToken}`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('equipment.labelTitle', { serial: unit.serialNumber })}
      footer={
        <>
          <CopyButton text={address} />
          <LinkButton href={address} target="_blank" rel="noreferrer" kind="primary" icon="external">
            {t('equipment.openLabel')}
          </LinkButton>
        </>
      }
    >
      <p className="co-muted">{t('equipment.labelText')}</p>
      <p className="cs-code co-mono">{address}</p>
    </Dialog>
  );
}
