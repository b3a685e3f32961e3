import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { WorkOrder } from '#contracts';
import { Button, Dialog, ErrorState, Radio, Skeleton, useRoute, useSharedT, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { VerbNotice } from '../parts/verb-notice';
import { staleAfter, verbWords } from './verbs';

/** Own engineers or a service partner. */
export function PartnerDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const [partnerId, setPartnerId] = useState(order.partnerId);
  const partners = useRoute(routes.listOrganisations, { query: { kind: 'partner', limit: 200 } });
  const change = useVerb(routes.changeWorkOrder, {
    invalidates: staleAfter,
    onSuccess: ({ number, partnerName }) => {
      const text = partnerName
        ? t('workOrders.partnerGiven', { number, partner: partnerName })
        : t('workOrders.partnerBack', { number });
      toasts.show({ tone: 'good', text });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workOrders.partnerTitle', { number: order.number })}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={change.isPending}
            disabled={partnerId === order.partnerId}
            onClick={() =>
              change.mutate({ params: { id: order.id }, body: { version: order.version, partnerId } })
            }
          >
            {shared('common.save')}
          </Button>
        </>
      }
    >
      <div className="co-stack">
        <p className="co-muted">{t('workOrders.partnerHint')}</p>
        <VerbNotice
          error={change.error}
          subject={{ type: 'work-order', id: order.id }}
          words={verbWords}
          onReload={change.reset}
        />
        {partners.error && <ErrorState error={partners.error} onRetry={() => void partners.refetch()} />}
        {partners.isLoading && <Skeleton lines={3} />}
        {partners.data && (
          <fieldset className="cs-choices">
            <legend className="co-sr">{t('workOrders.byWhom')}</legend>
            <Radio
              name="partner"
              label={t('workOrders.ownEngineers')}
              checked={partnerId === null}
              onChange={() => setPartnerId(null)}
            />
            {partners.data.items.map(partner => (
              <Radio
                key={partner.id}
                name="partner"
                label={partner.name}
                checked={partnerId === partner.id}
                onChange={() => setPartnerId(partner.id)}
              />
            ))}
          </fieldset>
        )}
      </div>
    </Dialog>
  );
}
