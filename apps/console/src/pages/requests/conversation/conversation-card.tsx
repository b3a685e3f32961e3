import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { RequestMessage, ServiceRequest } from '#contracts';
import { Card, ErrorState, Skeleton, useDynamicT, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { Photos } from '../../parts/photos';
import { DraftCard } from './draft-card';
import { HandOverLine } from './hand-over-line';
import { MessageLine } from './message-line';
import { PastDrafts } from './past-drafts';
import { ReplyBox } from './reply-box';
import { TalkActions } from './talk-actions';
import { handOverPlace, reportLine } from './thread';
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
  const drafts = useRoute(
    routes.requestDrafts,
    may('request.work') ? { params: { id: request.id } } : 'skip',
  );
  const items = messages.data?.items ?? [];
  const place = handOverPlace(items, request.handOver?.at ?? null);
  const line = (message: RequestMessage): ReactNode => (
    <MessageLine key={message.id} message={message} zone={timeZone} requestId={request.id} />
  );
  const waiting = isOpen ? drafts.data?.items.find(one => one.status === 'waiting') : undefined;
  return (
    <Card
      title={t('talk.title')}
      actions={isOpen && may('request.work') && <TalkActions request={request} />}
    >
      <div role="log" aria-label={t('talk.title')}>
        <ol className="cs-talk">
          <MessageLine message={reportLine(request)} zone={timeZone} requestId={request.id}>
            <p className="cs-talk__contact">
              <span className="co-faint">{t('requests.via', { channel: word('channel', channel) })}</span>
              {contact?.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
              {contact?.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
            </p>
            {attachmentIds.length > 0 && <Photos ids={attachmentIds} />}
          </MessageLine>
          {items.slice(0, place).map(line)}
          <HandOverLine request={request} />
          {items.slice(place).map(line)}
        </ol>
      </div>
      {messages.isLoading && <Skeleton lines={3} />}
      {messages.error && !messages.data && (
        <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />
      )}
      {waiting && <DraftCard key={waiting.id} draft={waiting} request={request} />}
      <PastDrafts drafts={drafts.data?.items ?? []} zone={timeZone} />
      {may('request.work') && request.status !== 'closed' && <ReplyBox key={request.id} request={request} />}
    </Card>
  );
}
