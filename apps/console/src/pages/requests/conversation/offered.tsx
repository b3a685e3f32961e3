import type { ReactNode } from 'react';
import type { Locale, MessageOffer } from '#contracts';
import { localeTags } from '#ui';
import { useT } from '../../../i18n';

/** What the customer can press below a message, to be read and not to be pressed. */
export function Offered({ offer, locale }: { offer: MessageOffer | null; locale?: Locale }): ReactNode {
  const t = useT();
  if (!offer || offer.buttons.length === 0) return null;
  return (
    <p className="cs-talk__offer">
      <span className="co-faint">{t('talk.offered')}</span>
      {offer.buttons.map(({ button, label, value }) => (
        <span
          key={`${button} ${value ?? ''}`}
          className="cs-talk__button"
          lang={locale && localeTags[locale]}
        >
          {label}
        </span>
      ))}
    </p>
  );
}
