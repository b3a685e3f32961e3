import { useState } from 'react';
import type { ReactNode } from 'react';
import { HoldReason, routes } from '#contracts';
import type { Visit } from '#contracts';
import { BottomSheet, Button, ErrorNotice, Field, Radio, TextArea, useDynamicT, useVerb } from '#ui';
import { useT } from '../i18n';
import { useSharing } from '../position/sharing';

export type Reasoned = 'decline' | 'leave-incomplete' | 'report-no-access';
const refreshed = [routes.visitBrief, routes.listVisits];

/** Asks why before a visit ends without being done: the dispatcher plans the next step from it. */
export function ReasonSheet({
  visit,
  asked,
  onClose,
}: {
  visit: Visit;
  asked: Reasoned | null;
  onClose: () => void;
}): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const sharing = useSharing();
  const [reason, setReason] = useState<HoldReason | null>(null);
  const [note, setNote] = useState('');
  const done = { invalidates: refreshed, onSuccess: onClose };
  const decline = useVerb(routes.declineVisit, done);
  const leave = useVerb(routes.leaveIncomplete, done);
  const noAccess = useVerb(routes.reportNoAccess, done);
  const running = [decline, leave, noAccess];
  const texts = {
    decline: { title: t('visit.declineTitle'), label: t('visit.declineWhy'), submit: t('do.visit.decline') },
    'leave-incomplete': {
      title: t('incomplete.title'),
      label: t('incomplete.note'),
      submit: t('incomplete.do'),
    },
    'report-no-access': { title: t('noAccess.title'), label: t('noAccess.note'), submit: t('noAccess.do') },
  }[asked ?? 'decline'];
  const isReady = note.trim() !== '' && (asked !== 'leave-incomplete' || reason !== null);

  const send = (): void => {
    const position = sharing.last();
    const step = {
      version: visit.version,
      deviceTime: new Date().toISOString(),
      ...(position ? { position } : {}),
    };
    const params = { id: visit.id };
    const text = note.trim();
    if (asked === 'decline') decline.mutate({ params, body: { ...step, reason: text } });
    if (asked === 'leave-incomplete' && reason)
      leave.mutate({ params, body: { ...step, reason, note: text } });
    if (asked === 'report-no-access') noAccess.mutate({ params, body: { ...step, note: text } });
  };

  return (
    <BottomSheet open={asked !== null} onClose={onClose} title={texts.title}>
      <form
        className="fi-form"
        onSubmit={event => {
          event.preventDefault();
          if (isReady) send();
        }}
      >
        {asked === 'leave-incomplete' && (
          <fieldset className="fi-choices">
            <legend>{t('incomplete.why')}</legend>
            {HoldReason.options.map(option => (
              <Radio
                key={option}
                name="reason"
                label={word('hold', option)}
                checked={reason === option}
                onChange={() => setReason(option)}
              />
            ))}
          </fieldset>
        )}
        <Field label={texts.label}>
          <TextArea
            rows={3}
            maxLength={asked === 'decline' ? 500 : 2_000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        </Field>
        <ErrorNotice error={running.find(verb => verb.error)?.error} />
        <Button
          type="submit"
          kind="danger"
          wide
          disabled={!isReady}
          busy={running.some(verb => verb.isPending)}
        >
          {texts.submit}
        </Button>
      </form>
    </BottomSheet>
  );
}
