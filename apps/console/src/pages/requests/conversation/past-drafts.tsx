import type { ReactNode } from 'react';
import type { ReplyDraft } from '#contracts';
import { Chip } from '#ui';
import type { Tone } from '#ui';
import { useT } from '../../../i18n';
import { Ago } from '../../parts/moment';

const tones: Record<ReplyDraft['status'], Tone> = {
  waiting: 'info',
  accepted: 'good',
  edited: 'accent',
  rejected: 'bad',
  withdrawn: 'neutral',
  shadow: 'neutral',
};

/** What became of the drafts at this request: who decided what when, and both wordings. */
export function PastDrafts({ drafts, zone }: { drafts: readonly ReplyDraft[]; zone: string }): ReactNode {
  const t = useT();
  const past = drafts.filter(one => one.status !== 'waiting');
  if (past.length === 0) return null;
  return (
    <details className="cs-past-drafts">
      <summary>{t('talk.drafts', { count: past.length })}</summary>
      <ul>
        {past.map(draft => (
          <li key={draft.id}>
            <p className="cs-talk__by">
              <Chip tone={tones[draft.status]}>{t(`talk.draftStatus.${draft.status}`)}</Chip>
              {draft.decidedBy && <span>{draft.decidedBy}</span>}
              {draft.reason && <span>{t(`talk.rejection.${draft.reason}`)}</span>}
              <span className="co-faint">
                <Ago at={draft.decidedAt ?? draft.createdAt} zone={zone} />
              </span>
            </p>
            <p className="cs-talk__text" data-replaced={draft.status === 'edited'}>
              {draft.text}
            </p>
            {draft.status === 'edited' && <p className="cs-talk__text">{draft.sentText}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
