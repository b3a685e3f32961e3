import type { ReactNode } from 'react';
import type { RequestMessage } from '#contracts';
import { Chip, Icon, localeNames, localeTags, useLocale } from '#ui';
import { useT } from '../../../i18n';
import { At } from '../../parts/moment';
import { OfferState } from './offer-state';
import { Offered } from './offered';
import { Sources } from './sources';

interface MessageLineProps {
  message: RequestMessage;
  zone: string;
  requestId: string;
  /** What belongs to the report only: contact, photos. */
  children?: ReactNode;
}

/** One message as it was written, in its own language, with who said it and what it rests on. */
export function MessageLine({ message, zone, requestId, children }: MessageLineProps): ReactNode {
  const t = useT();
  const { locale: mine } = useLocale();
  const { author, authorName, text, locale, pressed, offer, command, sources, reviewedBy, at } = message;
  const isAssistant = author === 'assistant';
  return (
    <li data-author={author}>
      <p className="cs-talk__by">
        {isAssistant ? (
          <Chip tone="info" icon="bot">
            {t('talk.assistant')}
          </Chip>
        ) : (
          <b>{authorName || 'Callout'}</b>
        )}
        {reviewedBy && <span className="co-faint">{t('talk.reviewedBy', { name: reviewedBy })}</span>}
        {locale !== mine && (
          <span className="cs-talk__tag" title={t('talk.language', { language: localeNames[locale] })}>
            {locale}
          </span>
        )}
        <span className="co-faint">
          <At at={at} zone={zone} />
        </span>
      </p>
      <p className="cs-talk__text" lang={localeTags[locale]} data-pressed={pressed !== null}>
        {pressed && <Icon name="hand" size={14} label={t('talk.pressed')} />}
        {text}
      </p>
      {(command === null || command.status === 'offered') && <Offered offer={offer} locale={locale} />}
      {command && <OfferState offer={command} requestId={requestId} zone={zone} />}
      <Sources sources={sources} />
      {children}
    </li>
  );
}
