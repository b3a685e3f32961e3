import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Gate } from '#contracts';
import { ApiProblem, Button, ErrorNotice, Notice, useDynamicT, useFormat, useRoute } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';

export interface VerbNoticeProps {
  error: unknown;
  /** What the verb was about, as the audit trail names it. */
  subject?: { type: string; id: string };
  /** Prefixes of the words for a state and for a step: `state.alert`, `do.alert`. */
  words?: { state: string; step: string };
  /** Shows the present state; the error goes away with it. */
  onReload?: () => void;
}

/** Why a step was refused, and what can be done now: who was faster, which steps are possible, what is missing. */
export function VerbNotice({ error, subject, words, onReload }: VerbNoticeProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  if (!error) return null;
  if (!(error instanceof ApiProblem)) return <ErrorNotice error={error} />;
  const { code, facts } = error;
  if (code === 'stale-version')
    return (
      <Notice tone="warn">
        <p>{t('refusal.stale-version')}</p>
        {subject && <LastChange {...subject} />}
        {onReload && (
          <Button small icon="refresh" onClick={onReload}>
            {t('parts.reload')}
          </Button>
        )}
      </Notice>
    );
  if (code === 'illegal-transition' && words && Array.isArray(facts['legal'])) {
    const legal = facts['legal'].map(step => word(words.step, String(step)));
    const state = word(words.state, typeof facts['status'] === 'string' ? facts['status'] : '');
    return (
      <Notice tone="warn">
        {legal.length > 0
          ? t('parts.illegal', { state, steps: legal.join(', ') })
          : t('parts.illegalNone', { state })}
      </Notice>
    );
  }
  if (code === 'work-order-gates-open' && Array.isArray(facts['gates'])) {
    const gates = facts['gates'].map((gate: Gate) => word('gate', gate));
    return <Notice tone="warn">{t('parts.gatesOpen', { gates: gates.join(', ') })}</Notice>;
  }
  return <ErrorNotice error={error} />;
}

/** Who changed it last, for those who may read the trail. */
function LastChange({ type, id }: { type: string; id: string }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const may = useMay();
  const query = { subjectType: type, subjectId: id, limit: 1 };
  const audit = useRoute(routes.listAudit, may('audit.read') ? { query } : 'skip', { staleTime: 0 });
  const last = audit.data?.items[0];
  if (!last) return null;
  return (
    <p>
      {t('parts.lastChange', {
        who: last.actorName,
        what: word('audit', last.verb),
        when: format.relative(last.at),
      })}
    </p>
  );
}
