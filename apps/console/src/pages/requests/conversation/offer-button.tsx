import { useState } from 'react';
import type { ReactNode } from 'react';
import { openServiceRequestStatuses } from '#contracts';
import type { ServiceRequest } from '#contracts';
import { Button } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { OfferDialog } from './offer-dialog';

/** Beside the answer, once a person has the conversation: until then the assistant offers by itself. */
export function OfferButton({ request }: { request: ServiceRequest }): ReactNode {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const isTalkedAbout = openServiceRequestStatuses.some(status => status === request.status);
  if (!isTalkedAbout || request.takenOverAt === null || !may('device-command.offer')) return null;
  return (
    <>
      <Button icon="bolt" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('commandOffers.open')}
      </Button>
      {isOpen && <OfferDialog request={request} onClose={() => setOpen(false)} />}
    </>
  );
}
