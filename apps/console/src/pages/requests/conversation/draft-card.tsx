import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ReplyDraft, ServiceRequest } from '#contracts';
import { Button, Chip, Field, TextArea, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { DeadlineMark } from '../../parts/deadline-mark';
import { DraftNotice } from './draft-notice';
import { Offered } from './offered';
import { RejectMenu } from './reject-menu';
import { Sources } from './sources';

const stale = [
  routes.requestDrafts,
  routes.requestMessages,
  routes.getRequest,
  routes.listRequests,
  routes.overview,
];

/** What the assistant would say. A person sends it, changes it or throws it away; the customer sees none of it before. */
export function DraftCard({ draft, request }: { draft: ReplyDraft; request: ServiceRequest }): ReactNode {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  const accept = useVerb(routes.acceptDraft, { invalidates: stale });
  const edit = useVerb(routes.editDraft, { invalidates: stale });
  const reject = useVerb(routes.rejectDraft, { invalidates: stale });
  const params = { id: request.id, draftId: draft.id };
  const isBusy = accept.isPending || edit.isPending || reject.isPending;
  const words = text?.trim() ?? '';
  const send = (): void => {
    if (isBusy) return;
    if (text === null) accept.mutate({ params });
    else if (words !== '') edit.mutate({ params, body: { text: words } });
  };
  return (
    <section className="cs-draft" aria-label={t('talk.draft')}>
      <header className="cs-talk__by">
        <Chip tone="info" icon="bot">
          {t('talk.draft')}
        </Chip>
        <span className="co-faint">{t('talk.draftHint')}</span>
        {draft.dueAt && <DeadlineMark at={draft.dueAt} zone={request.timeZone} />}
      </header>
      {text === null ? (
        <p className="cs-talk__text">{draft.text}</p>
      ) : (
        <Field label={t('talk.draftText')}>
          <TextArea
            rows={8}
            maxLength={4_000}
            value={text}
            onChange={event => setText(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Escape') setText(null);
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            }}
          />
        </Field>
      )}
      <Offered offer={draft.offer} />
      <Sources sources={draft.sources} />
      <DraftNotice error={accept.error ?? edit.error ?? reject.error} />
      <div className="cs-reply__foot">
        <RejectMenu busy={isBusy} onReject={reason => reject.mutate({ params, body: { reason } })} />
        <span className="co-grow" />
        {text === null ? (
          <Button icon="edit" disabled={isBusy} onClick={() => setText(draft.text)}>
            {t('talk.draftEdit')}
          </Button>
        ) : (
          <Button disabled={isBusy} onClick={() => setText(null)}>
            {t('talk.draftAsWas')}
          </Button>
        )}
        <Button
          kind="primary"
          icon="send"
          busy={accept.isPending || edit.isPending}
          disabled={text !== null && words === ''}
          onClick={send}
        >
          {t(text === null ? 'talk.draftAccept' : 'talk.draftSend')}
        </Button>
      </div>
    </section>
  );
}
