import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ServiceRequest } from '#contracts';
import { Card, ErrorState, Skeleton, useDynamicT, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { Photos } from '../../parts/photos';
import { MessageLine } from './message-line';
import { ReplyBox } from './reply-box';
import { TalkActions } from './talk-actions';
import { reportLine } from './thread';
import './conversation.css';

/** The report and all that was said about it since, with the way to answer and to take over. */
export function ConversationCard({
  request,
  isOpen,
}: {
  request: ServiceRequest;
  isOpen: boolean;
}): ReactNode {
  const t = useT();
  const may = useMay();
  const messages = useRoute(routes.requestMessages, { params: { id: request.id } });
  const word = useDynamicT();
  const { channel, contact, attachmentIds, timeZone } = request;
  return (
    <Card
      title={t('talk.title')}
      actions={isOpen && may('request.work') && <TalkActions request={request} />}
    >
      <div role="log" aria-label={t('talk.title')}>
        <ol className="cs-talk">
          <MessageLine message={reportLine(request)} zone={timeZone}>
            <p className="cs-talk__contact">
              <span className="co-faint">{t('requests.via', { channel: word('channel', channel) })}</span>
              {contact?.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
              {contact?.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
            </p>
            {attachmentIds.length > 0 && <Photos ids={attachmentIds} />}
          </MessageLine>
          {messages.data?.items.map(message => (
            <MessageLine key={message.id} message={message} zone={timeZone} />
          ))}
        </ol>
      </div>
      {messages.isLoading && <Skeleton lines={3} />}
      {messages.error && !messages.data && (
        <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />
      )}
      {may('request.work') && request.status !== 'closed' && <ReplyBox key={request.id} request={request} />}
    </Card>
  );
}
