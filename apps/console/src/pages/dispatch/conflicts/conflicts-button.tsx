import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Icon, Popover, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { byWeight } from '../reason';
import { useReasonText } from '../use-reason-text';
import type { Conflict } from './conflicts';
import './conflicts.css';

/** So many fit into the list without scrolling for long; the rest is on the board. */
const mostShown = 50;

/** How many visits of the day do not hold any more; pressed, which and why. */
export function ConflictsButton(): ReactNode {
  const t = useT();
  const { conflicts } = useDesk();
  const list = [...conflicts.values()];
  if (list.length === 0) return null;
  return (
    <Popover
      renderTrigger={props => (
        <Button
          {...props}
          small
          icon="alert"
          className="cs-conflicts__button"
          title={t('dispatch.conflicts', { count: list.length })}
          aria-label={t('dispatch.conflicts', { count: list.length })}
        >
          {list.length}
        </Button>
      )}
    >
      {close => (
        <div className="cs-conflicts">
          <p className="cs-conflicts__hint">
            <b>{t('dispatch.conflicts', { count: list.length })}.</b> {t('dispatch.conflictsHint')}
          </p>
          <ul>
            {list.slice(0, mostShown).map(conflict => (
              <Line key={conflict.visit.id} conflict={conflict} onPress={close} />
            ))}
          </ul>
        </div>
      )}
    </Popover>
  );
}

function Line({ conflict, onPress }: { conflict: Conflict; onPress: () => void }): ReactNode {
  const { visit, engineer, reasons } = conflict;
  const { select, zone } = useDesk();
  const format = useFormat();
  const say = useReasonText(visit.timeZone);
  return (
    <li>
      <button
        type="button"
        className="cs-conflicts__line"
        onClick={() => {
          onPress();
          select({ orderId: visit.workOrderId, visitId: visit.id });
        }}
      >
        <span className="cs-conflicts__head">
          <b>{format.window(visit.start, visit.end, { zone, viewerZone: zone, day: false })}</b>
          <span className="co-clip">
            {visit.city} {visit.siteName}
          </span>
          <span className="co-faint co-clip">{engineer.name}</span>
        </span>
        {byWeight(reasons).map((reason, index) => (
          <span key={`${reason.code}-${index}`} className="cs-conflicts__why">
            <Icon name={reason.kind === 'blocking' ? 'ban' : 'alert'} size={13} />
            {say(reason)}
          </span>
        ))}
      </button>
    </li>
  );
}

/** The next visit that does not hold, after the chosen one; around the end. */
export function useNextConflict(): () => void {
  const { conflicts, selection, select } = useDesk();
  const [last, setLast] = useState<string | null>(null);
  return () => {
    const ids = [...conflicts.keys()];
    const at = ids.indexOf(selection.visitId ?? last ?? '');
    const next = conflicts.get(ids[(at + 1) % Math.max(1, ids.length)] ?? '');
    if (!next) return;
    setLast(next.visit.id);
    select({ orderId: next.visit.workOrderId, visitId: next.visit.id });
  };
}
