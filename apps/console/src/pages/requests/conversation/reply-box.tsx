import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { legalEvents, routes, serviceRequestMoves } from '#contracts';
import type { ServiceRequest } from '#contracts';
import { Button, Checkbox, Field, TextArea, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { VerbNotice } from '../../parts/verb-notice';
import { OfferButton } from './offer-button';

/** What a person writes to the customer. Ctrl+Enter sends; a line break is a line break. */
export function ReplyBox({ request }: { request: ServiceRequest }): ReactNode {
  const t = useT();
  const [text, setText] = useState('');
  const [asks, setAsks] = useState(false);
  const say = useVerb(routes.sayInRequest, {
    invalidates: [routes.requestMessages, routes.getRequest, routes.listRequests, routes.overview],
    onSuccess: () => {
      setText('');
      setAsks(false);
    },
  });
  const canAsk = legalEvents(serviceRequestMoves, request.status).includes('ask-customer');
  const send = (): void => {
    const words = text.trim();
    if (words === '' || say.isPending) return;
    say.mutate({ params: { id: request.id }, body: { text: words, asks: asks && canAsk } });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || (!event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="cs-reply"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label={t('talk.reply', { name: request.contact?.name ?? request.customerName })}
        hint={t('talk.replyHint')}
      >
        <TextArea
          rows={3}
          maxLength={4_000}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={press}
        />
      </Field>
      <VerbNotice
        error={say.error}
        subject={{ type: 'service-request', id: request.id }}
        words={{ state: 'state.request', step: 'do.request' }}
      />
      <div className="cs-reply__foot">
        {canAsk && (
          <Checkbox label={t('talk.asks')} checked={asks} onChange={event => setAsks(event.target.checked)} />
        )}
        <span className="co-grow" />
        <OfferButton request={request} />
        <Button
          type="submit"
          icon="send"
          busy={say.isPending}
          disabled={text.trim() === ''}
          aria-keyshortcuts="Control+Enter"
        >
          {t('talk.send')}
        </Button>
      </div>
    </form>
  );
}
