import type { ReactNode } from 'react';
import { localized } from '#contracts';
import type { AssistantButton, Tracking } from '#contracts';
import { Button, Card, ErrorNotice, Icon, useFormat, useLocale, useNow } from '#ui';
import { useT } from '../i18n';
import { DangerButton } from './danger-button';
import { isFinished } from './finished';
import { MessageItem } from './message-item';
import { Offer } from './offer';
import { standingCommand } from './standing';
import { usePress } from './talk';
import { Words } from './words';

/** So long the assistant may be shown as reading; after that the customer waits for a person and not for a machine. */
const LONGEST_READING_MS = 30_000;

/** The conversation about the report: with the assistant first, with a person whenever the customer wants one. */
export function Messages({ tracking }: { tracking: Tracking }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { messages, assistant } = tracking;
  const { locale } = useLocale();
  const now = useNow();
  const isOver = isFinished(tracking);
  const { press, isPending, error } = usePress();
  const isReading = useIsReading(assistant.readingSince);
  if (isOver && messages.length === 0) return null;
  const last = messages.at(-1);
  const standing = isOver ? null : standingCommand(messages, now);
  const ofAssistant = assistant.answers === 'assistant' && last?.author === 'assistant' ? last.offer : null;
  const offer = standing?.offer ?? ofAssistant;
  const tap = (button: AssistantButton, value?: string): void =>
    press({ button, offer: offer?.id ?? '', ...(value === undefined ? {} : { value }) });
  return (
    <Card title={t('track.messages')}>
      {assistant.answers === 'person' && (
        <p className="po-answers">
          <Icon name="headset" size={18} /> {t('track.withPerson')}
        </p>
      )}
      {assistant.answersBy && (
        <p className="po-answers">
          <Icon name="clock" size={18} />
          {t('track.answersBy', {
            time: format.dateTime(assistant.answersBy, { zone: tracking.unit.timeZone, style: 'dateTime' }),
          })}
        </p>
      )}
      {messages.length > 0 && (
        <div role="log" aria-label={t('track.messages')}>
          <ol className="po-messages">
            {messages.map(message => (
              <MessageItem key={message.id} message={message} zone={tracking.unit.timeZone} />
            ))}
          </ol>
        </div>
      )}
      {isReading && (
        <output className="po-reading">
          <span className="po-reading__dots" aria-hidden /> {t('track.reading')}
        </output>
      )}
      {offer && (
        <Offer
          offer={offer}
          title={
            standing ? (
              <b>
                {t('track.commandUntil', {
                  title: localized(standing.command.title, locale),
                  time: format.dateTime(standing.command.expiresAt, {
                    zone: tracking.unit.timeZone,
                    style: 'time',
                  }),
                })}
              </b>
            ) : (
              t('track.choose')
            )
          }
          busy={isPending}
          onPress={tap}
        />
      )}
      <ErrorNotice error={error} />
      {!isOver && <Words />}
      {assistant.answers === 'assistant' && (
        <Button kind="quiet" wide icon="headset" busy={isPending} onClick={() => tap('person')}>
          {t('track.person')}
        </Button>
      )}
      {!isOver && <DangerButton />}
    </Card>
  );
}

function useIsReading(since: string | null): boolean {
  const now = useNow(1_000);
  return since !== null && now - Date.parse(since) < LONGEST_READING_MS;
}
