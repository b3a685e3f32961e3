import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Tracking } from '#contracts';
import { Button, Card, ErrorNotice, Field, TextArea, useFormat, useVerb } from '#ui';
import { useT } from '../i18n';
import { isFinished } from './finished';

/** What the customer adds while waiting, and what is answered. */
export function Messages({ tracking }: { tracking: Tracking }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [text, setText] = useState('');
  const add = useVerb(routes.addToReport, { invalidates: [routes.tracking], onSuccess: () => setText('') });
  const isOver = isFinished(tracking);
  if (isOver && tracking.messages.length === 0) return null;
  return (
    <Card title={t('track.messages')}>
      {tracking.messages.length > 0 && (
        <ol className="po-messages">
          {tracking.messages.map(message => (
            <li key={message.id} data-author={message.author === 'customer' ? 'you' : 'service'}>
              <p className="po-words">{message.text}</p>
              <p className="co-faint">
                {message.author === 'customer' ? t('track.you') : message.authorName || t('track.service')},{' '}
                {format.dateTime(message.at, { zone: tracking.unit.timeZone, style: 'dateTime' })}
              </p>
            </li>
          ))}
        </ol>
      )}
      {!isOver && (
        <form
          className="po-form"
          onSubmit={event => {
            event.preventDefault();
            if (text.trim() !== '') add.mutate({ body: { text: text.trim() } });
          }}
        >
          <Field label={t('track.message')} hint={t('track.messageHint')}>
            <TextArea
              rows={2}
              maxLength={4_000}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          </Field>
          <ErrorNotice error={add.error} />
          <Button type="submit" icon="message" busy={add.isPending}>
            {t('track.send')}
          </Button>
        </form>
      )}
    </Card>
  );
}
