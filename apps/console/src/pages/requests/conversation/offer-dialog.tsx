import type { ReactNode } from 'react';
import { localized, routes } from '#contracts';
import type { CommandOfferBar, ServiceRequest } from '#contracts';
import {
  Button,
  Dialog,
  EmptyState,
  ErrorNotice,
  ErrorState,
  Notice,
  Skeleton,
  useLocale,
  useRoute,
  useSharedT,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../../i18n';
import { OfferableLine } from './offerable-line';

interface OfferDialogProps {
  request: ServiceRequest;
  onClose: () => void;
}

/** What the unit's catalogue lets the customer confirm, as it stands at this moment. */
export function OfferDialog({ request, onClose }: OfferDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const { locale } = useLocale();
  const params = { id: request.id };
  const offerable = useRoute(routes.offerableCommands, { params }, { staleTime: 0 });
  const stale = [routes.requestMessages, routes.offerableCommands];
  const offer = useVerb(routes.offerCommand, {
    invalidates: stale,
    onSuccess: ({ title }) => {
      toasts.show({ tone: 'good', text: t('commandOffers.offered', { title: localized(title, locale) }) });
      onClose();
    },
  });
  const { data, error, refetch } = offerable;
  const code = request.triage?.faultCode ?? '';
  const items = (data?.items ?? []).toSorted(
    (one, other) => Number(other.faultCodes.includes(code)) - Number(one.faultCodes.includes(code)),
  );
  return (
    <Dialog
      open
      wide
      title={t('commandOffers.title')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{shared('common.close')}</Button>}
    >
      <div className="co-stack">
        <p className="co-muted">{t('commandOffers.about')}</p>
        {data?.bar && <Bar bar={data.bar} request={request} />}
        {!data && !error && <Skeleton lines={3} />}
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && items.length === 0 && (
          <EmptyState icon="bolt" title={t('commandOffers.none')} text={t('commandOffers.noneHint')} />
        )}
        <ul className="cs-offerable">
          {items.map(command => (
            <OfferableLine
              key={command.name}
              command={command}
              zone={request.timeZone}
              isForFault={command.faultCodes.includes(code)}
              isBarred={data?.bar !== null}
              busy={offer.isPending}
              onOffer={() => offer.mutate({ params, body: { name: command.name } })}
            />
          ))}
        </ul>
        <ErrorNotice error={offer.error} />
      </div>
    </Dialog>
  );
}

/** Why nothing can be offered; where one press helps, with that press. */
function Bar({ bar, request }: { bar: CommandOfferBar; request: ServiceRequest }): ReactNode {
  const t = useT();
  const takeOver = useVerb(routes.takeOverRequest, {
    invalidates: [routes.getRequest, routes.listRequests, routes.offerableCommands, routes.overview],
  });
  const verb = { params: { id: request.id }, body: { version: request.version } };
  return (
    <Notice tone={bar === 'danger' ? 'bad' : 'warn'}>
      <p>{t(`commandOffers.bar.${bar}`)}</p>
      {bar === 'not-yours' && (
        <Button small icon="headset" busy={takeOver.isPending} onClick={() => takeOver.mutate(verb)}>
          {t('talk.takeOver')}
        </Button>
      )}
      <ErrorNotice error={takeOver.error} />
    </Notice>
  );
}
