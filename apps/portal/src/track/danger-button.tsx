import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, ErrorNotice } from '#ui';
import { Danger } from '../danger';
import { useT } from '../i18n';
import { useSay } from './talk';

/**
 * No list of words knows every way in which people tell of danger, so there is a button for it below the conversation, whoever
 * answers there. It says first what to do, with or without a network, and then tells the service in words that the gate knows.
 */
export function DangerButton(): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const tell = useSay(() => setOpen(false));
  if (!isOpen)
    return (
      <Button kind="quiet" wide icon="alert" className="po-alarm" onClick={() => setOpen(true)}>
        {t('track.danger')}
      </Button>
    );
  return (
    <div className="po-stack" role="alert">
      <Danger />
      <ErrorNotice error={tell.error} />
      <Button
        kind="danger"
        wide
        icon="alert"
        busy={tell.isPending}
        onClick={() => tell.say({ text: t('track.dangerSaid'), attachmentIds: [] })}
      >
        {t('track.dangerTell')}
      </Button>
      <Button kind="quiet" wide onClick={() => setOpen(false)}>
        {t('track.dangerNone')}
      </Button>
    </div>
  );
}
