import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccessHours } from '#contracts';
import { IconButton, useAccessText } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { AccessDialog } from './access-dialog';
import './access.css';

interface AccessLineProps {
  siteId: string;
  hours: AccessHours | null;
  timeZone: string;
}

/** The hours in one line; who may, changes them from here. */
export function AccessLine({ siteId, hours, timeZone }: AccessLineProps): ReactNode {
  const t = useT();
  const may = useMay();
  const accessText = useAccessText();
  const [isEditing, setEditing] = useState(false);
  return (
    <span className="cs-access">
      <span>{accessText(hours, timeZone)}</span>
      {may('site.change') && (
        <IconButton small icon="edit" label={t('access.edit')} onClick={() => setEditing(true)} />
      )}
      {isEditing && <AccessDialog siteId={siteId} onClose={() => setEditing(false)} />}
    </span>
  );
}
