import type { ReactNode } from 'react';
import { localized, routes } from '#contracts';
import type { CommandOffer } from '#contracts';
import { Button, Chip, ErrorNotice, useFormat, useLocale, useNow, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { offerLook } from './offer-look';

interface OfferStateProps {
  offer: CommandOffer;
  requestId: string;
  zone: string;
}

/** Where an offered command stands: with the customer, at the unit, or at its end; and the way to take it back. */
export function OfferState({ offer, requestId, zone }: OfferStateProps): ReactNode {
  const t = useT();
  const may = useMay();
  const format = useFormat();
  const look = offerLook(offer, useNow());
  const { because, expiresAt, settledBy, command } = offer;
  const isStanding = look.key === 'state.offered';
  return (
    <div className="cs-offer-state">
      <Chip tone={look.tone} icon={look.icon}>
        {t(`commandOffers.${look.key}`)}
      </Chip>
      {isStanding && (
        <span className="co-faint">
          {t('commandOffers.until', { time: format.dateTime(expiresAt, { zone, style: 'time' }) })}
        </span>
      )}
      {settledBy && <span className="co-faint">{t('commandOffers.by', { name: settledBy })}</span>}
      {command && <span className="co-faint co-mono">{command.reference}</span>}
      {because && <span>{t(`commandOffers.because.${because}`)}</span>}
      {command?.canceledBecause && <span>{t(`commands.because.${command.canceledBecause}`)}</span>}
      {command?.lateAnswer && <span>{t(`commands.late.${command.lateAnswer}`)}</span>}
      {isStanding && may('device-command.offer') && <Withdraw offer={offer} requestId={requestId} />}
    </div>
  );
}

function Withdraw({ offer, requestId }: Pick<OfferStateProps, 'offer' | 'requestId'>): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { locale } = useLocale();
  const title = localized(offer.title, locale);
  const withdraw = useVerb(routes.withdrawCommandOffer, {
    invalidates: [routes.requestMessages, routes.offerableCommands],
    onSuccess: () => toasts.show({ tone: 'good', text: t('commandOffers.withdrew', { title }) }),
  });
  return (
    <>
      <Button
        small
        icon="undo"
        busy={withdraw.isPending}
        onClick={() => withdraw.mutate({ params: { id: requestId, offerId: offer.id } })}
      >
        {t('commandOffers.withdraw')}
      </Button>
      <ErrorNotice error={withdraw.error} />
    </>
  );
}
