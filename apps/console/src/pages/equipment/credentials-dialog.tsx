import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { DeviceCredentials, Equipment, EquipmentModel } from '#contracts';
import { Button, Dialog, ErrorNotice, Notice, useSharedT, useVerb } from '#ui';
import { useT } from '../../i18n';
import { CopyButton } from '../parts/copy-button';
import { examplePayload, mosquittoLine } from './mosquitto';

export interface CredentialsDialogProps {
  unit: Equipment;
  model: EquipmentModel | undefined;
  onClose: () => void;
}

/** Issues a token and shows it this once. */
export function CredentialsDialog({ unit, model, onClose }: CredentialsDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const issue = useVerb(routes.issueDevice, { invalidates: [routes.getEquipment, routes.equipmentHistory] });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`${t('equipment.credentials')} · ${unit.serialNumber}`}
      footer={
        issue.data ? (
          <Button kind="primary" onClick={onClose}>
            {shared('common.done')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{shared('common.cancel')}</Button>
            <Button
              kind="primary"
              icon="key"
              busy={issue.isPending}
              onClick={() => issue.mutate({ params: { id: unit.id } })}
            >
              {t('equipment.issue')}
            </Button>
          </>
        )
      }
    >
      <ErrorNotice error={issue.error} />
      {issue.data ? (
        <Issued credentials={issue.data} payload={examplePayload(model)} />
      ) : (
        <p>{t('equipment.credentialsAsk')}</p>
      )}
    </Dialog>
  );
}

function Issued({ credentials, payload }: { credentials: DeviceCredentials; payload: string }): ReactNode {
  const t = useT();
  const line = mosquittoLine(credentials, payload);
  const rows = [
    [t('equipment.deviceId'), credentials.deviceId],
    [t('equipment.token'), credentials.token],
    [t('equipment.broker'), credentials.mqttUrl],
  ] as const;
  return (
    <div className="co-stack">
      <Notice tone="warn" icon="key">
        {t('equipment.tokenOnce')}
      </Notice>
      {rows.map(([label, value]) => (
        <div key={label} className="cs-secret">
          <span className="co-label">{label}</span>
          <span className="cs-code co-mono co-grow">{value}</span>
          <CopyButton text={value} />
        </div>
      ))}
      <div className="cs-secret">
        <span className="co-label">{t('equipment.tryIt')}</span>
        <pre className="cs-code co-mono co-grow">{line}</pre>
        <CopyButton text={line} />
      </div>
    </div>
  );
}
