import type { ReactNode } from 'react';
import { DraftMoved } from '#contracts';
import { ApiProblem, ErrorNotice, Notice } from '#ui';
import { useT } from '../../../i18n';

/** Why a draft cannot be sent any more: what happened since it was written. */
export function DraftNotice({ error }: { error: unknown }): ReactNode {
  const t = useT();
  if (!(error instanceof ApiProblem) || error.code !== 'draft-outdated') return <ErrorNotice error={error} />;
  const moved = DraftMoved.safeParse(error.facts['moved']);
  const { by } = error.facts;
  if (!moved.success) return <ErrorNotice error={error} />;
  return (
    <Notice tone="warn">
      {moved.data === 'decided' && typeof by === 'string'
        ? t('talk.draftDecidedBy', { name: by })
        : t(`talk.draftMoved.${moved.data}`)}
    </Notice>
  );
}
