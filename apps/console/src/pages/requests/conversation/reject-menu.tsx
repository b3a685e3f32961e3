import type { ReactNode } from 'react';
import { DraftRejection } from '#contracts';
import { Button, Menu } from '#ui';
import { useT } from '../../../i18n';

/** One press opens the reasons, the second says which: what is wrong with drafts is counted. */
export function RejectMenu({
  busy,
  onReject,
}: {
  busy: boolean;
  onReject: (reason: DraftRejection) => void;
}): ReactNode {
  const t = useT();
  return (
    <Menu
      renderTrigger={trigger => (
        <Button {...trigger} kind="quiet" icon="x" disabled={busy}>
          {t('talk.draftReject')}
        </Button>
      )}
      items={DraftRejection.options.map(reason => ({
        label: t(`talk.rejection.${reason}`),
        onSelect: () => onReject(reason),
      }))}
    />
  );
}
