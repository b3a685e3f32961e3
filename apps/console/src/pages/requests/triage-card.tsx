import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ServiceRequest } from '#contracts';
import { Button, Card, EmptyState } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { TriageResult } from '../parts/triage-result';
import { CorrectDialog } from './correct-dialog';

/** The triage of a request, and the way to correct it. */
export function TriageCard({ request, isOpen }: { request: ServiceRequest; isOpen: boolean }): ReactNode {
  const t = useT();
  const may = useMay();
  const [isCorrecting, setCorrecting] = useState(false);
  const { triage } = request;
  return (
    <Card
      title={t('requests.triage')}
      actions={
        isOpen &&
        may('request.work') && (
          <Button small icon="edit" onClick={() => setCorrecting(true)}>
            {t('requests.correct')}
          </Button>
        )
      }
    >
      {triage ? (
        <TriageResult triage={triage} modelName={request.modelName} />
      ) : (
        <EmptyState icon="spark" title={t('requests.noTriage')} text={t('requests.noTriageHint')} />
      )}
      {isCorrecting && <CorrectDialog request={request} onClose={() => setCorrecting(false)} />}
    </Card>
  );
}
