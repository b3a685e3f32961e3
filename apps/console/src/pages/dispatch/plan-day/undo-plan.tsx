import type { ReactNode } from 'react';
import type { PlanRun } from '#contracts';
import { Button, Notice, useFormat, useNow } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { usePlanDay } from './use-plan-day';

/** Takes a publication back, as long as that is possible. */
export function UndoPlan({ run }: { run: PlanRun }): ReactNode {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const { zone } = useDesk();
  const { undo, busy } = usePlanDay();
  const { undoableUntil: until } = run;
  if (!until || Date.parse(until) <= now) return null;
  const time = format.dateTime(until, { zone, viewerZone: zone });
  return (
    <Button icon="undo" busy={busy === 'undo'} title={t('planDay.undoUntil', { time })} onClick={undo}>
      {t('planDay.undo')}
    </Button>
  );
}

/** Why it was not taken back: everything that has changed, line by line; each leads to its order. */
export function ChangedSince(): ReactNode {
  const t = useT();
  const { select } = useDesk();
  const { changedSince } = usePlanDay();
  if (changedSince.length === 0) return null;
  return (
    <Notice tone="warn">
      <p>{t('planDay.cannotUndo')}</p>
      <ul className="cs-plan__changed">
        {changedSince.map(({ workOrderId, number, engineerName: engineer, change }) => (
          <li key={workOrderId}>
            <button type="button" onClick={() => select({ orderId: workOrderId })}>
              {t(`planDay.changed.${change}`, { number, engineer })}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
