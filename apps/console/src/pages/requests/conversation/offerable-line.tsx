import type { ReactNode } from 'react';
import { localized } from '#contracts';
import type { OfferableCommand } from '#contracts';
import { Button, Chip, useFormat, useLocale } from '#ui';
import { useT } from '../../../i18n';
import { Ago } from '../../parts/moment';

interface OfferableLineProps {
  command: OfferableCommand;
  zone: string;
  /** It helps with the fault that the request was triaged to. */
  isForFault: boolean;
  /** Nothing at all can be offered here now. */
  isBarred: boolean;
  busy: boolean;
  onOffer: () => void;
}

/** One command: what happens, whether it can be sent now, and the reading that says so. */
export function OfferableLine(props: OfferableLineProps): ReactNode {
  const { command, zone, isForFault, isBarred, busy, onOffer } = props;
  const t = useT();
  const { locale } = useLocale();
  const { hindrance } = command;
  const title = localized(command.title, locale);
  return (
    <li>
      <div className="cs-offerable__text">
        <p className="co-line cs-wrap">
          <b>{title}</b>
          {hindrance === null ? (
            <Chip tone="good" icon="check">
              {t('commandOffers.now')}
            </Chip>
          ) : (
            <Chip tone="warn" icon="ban">
              {t('commandOffers.held')}
            </Chip>
          )}
          {isForFault && <Chip>{t('commandOffers.fits')}</Chip>}
        </p>
        <p>{localized(command.effect, locale)}</p>
        {hindrance && <p className="cs-offerable__because">{t(`commandOffers.because.${hindrance}`)}</p>}
        <Condition reading={command.reading} zone={zone} />
      </div>
      <Button
        kind="primary"
        icon="hand"
        aria-label={t('commandOffers.offerNamed', { title })}
        disabled={isBarred || hindrance !== null}
        busy={busy}
        onClick={onOffer}
      >
        {t('commandOffers.offer')}
      </Button>
    </li>
  );
}

function Condition({ reading, zone }: { reading: OfferableCommand['reading']; zone: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  if (!reading) return <p className="co-faint">{t('commandOffers.noCondition')}</p>;
  const { unit, low, high, newest } = reading;
  const title = localized(reading.title, locale);
  const measured = (value: number): string => `${format.number(value)}${unit && ` ${unit}`}`;
  const band =
    low === null
      ? `≤ ${measured(high ?? 0)}`
      : high === null
        ? `≥ ${measured(low)}`
        : `${format.number(low)} – ${measured(high)}`;
  return (
    <p className="co-faint">
      {newest
        ? t('commandOffers.reading', {
            title,
            value: typeof newest.value === 'number' ? measured(newest.value) : String(newest.value),
          })
        : t('commandOffers.noReading', { title })}
      {newest && (
        <>
          {' · '}
          <Ago at={newest.at} zone={zone} />
        </>
      )}
      {' · '}
      {t('commandOffers.allowed', { band })}
    </p>
  );
}
