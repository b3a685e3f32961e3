import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ServiceRequest } from '#contracts';
import { Button, Chip, ErrorNotice, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';

const stale = [routes.getRequest, routes.listRequests, routes.requestMessages, routes.overview];

/** Who has the conversation, and the one press that changes it. */
export function TalkActions({ request }: { request: ServiceRequest }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { number, takenOverAt, handOver, channel } = request;
  const takeOver = useVerb(routes.takeOverRequest, {
    invalidates: stale,
    onSuccess: () => toasts.show({ tone: 'good', text: t('talk.tookOver', { number }) }),
  });
  const giveBack = useVerb(routes.giveBackRequest, {
    invalidates: stale,
    onSuccess: () => toasts.show({ tone: 'good', text: t('talk.gaveBack', { number }) }),
  });
  const verb = { params: { id: request.id }, body: { version: request.version } };
  const isTaken = takenOverAt !== null;
  return (
    <div className="cs-talk__who">
      {isTaken && (
        <Chip icon="headset" tone="good">
          {handOver?.owner ? t('talk.withPerson', { name: handOver.owner }) : t('talk.withPeople')}
        </Chip>
      )}
      {isTaken && channel !== 'alert' && (
        <Button small icon="bot" busy={giveBack.isPending} onClick={() => giveBack.mutate(verb)}>
          {t('talk.giveBack')}
        </Button>
      )}
      {!isTaken && (
        <Button
          small
          kind="primary"
          icon="headset"
          busy={takeOver.isPending}
          onClick={() => takeOver.mutate(verb)}
        >
          {t('talk.takeOver')}
        </Button>
      )}
      <ErrorNotice error={takeOver.error ?? giveBack.error} />
    </div>
  );
}
